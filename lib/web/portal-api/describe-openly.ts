import { authorize } from '@/lib/domain/access/authorize'
import type { Ctx } from '@/lib/domain/shared/context'
import { env } from '@/lib/platform/env'
import packageJson from '@/package.json'
import type { Sections } from './endpoint'
import { openApi } from './open-api'

/** The description as an answer that any page may read and keep for a while: it says nothing about anybody. */
export function describeOpenly(ctx: Ctx, sections: Sections): Response {
  authorize(ctx.actor, 'portal-api:call')
  return Response.json(openApi(sections, env.APP_URL, packageJson.version), {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
  })
}

/** Where the server is reached, for examples on the page for developers. */
export const serverAddress = env.APP_URL
