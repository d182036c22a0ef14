import 'server-only'
import type { NextRequest } from 'next/server'
import { withAskedScope } from '@/lib/domain/access/asked'
import type { Ctx } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { LimitName } from '@/lib/platform/rate-limit'
import type { Asker } from './askers'
import { takeLimit } from './take-limit'
import { toResponse } from './to-response'

type Params = Record<string, string>
/**
 * What Next found in the address; nothing where the address has no parts to find. The parts of a catch-all are an array,
 * and its door reads the address itself.
 */
type Found = Record<string, string | string[] | undefined>
type Config = {
  as: Asker
  limit?: LimitName
  /** Programs and pages of other sites may call; the door itself judges who. */
  fromAnywhere?: boolean
  run: (ctx: Ctx, request: { url: URL; params: Params; request: NextRequest }) => Promise<unknown>
}

/** A door for programs: who → verb or query → answer. A Response passes as it is, anything else as JSON. */
export function apiRoute(config: Config) {
  return async (request: NextRequest, context: { params: Promise<Found | undefined> }): Promise<Response> => {
    const { ctx } = await config.as()
    try {
      if (!config.fromAnywhere && fromElsewhere(request)) throw new Forbidden('cross-site')
      await takeLimit(ctx, config.limit)
      const params = onlyStrings((await context.params) ?? {})
      const { result, asked } = await withAskedScope(() => config.run(ctx, { url: request.nextUrl, params, request }))
      if (env.ENROL_ENV === 'test' && !asked) throw new Error('This route finished without asking authorize')
      return result instanceof Response ? result : Response.json(result, { headers: { 'Cache-Control': 'no-store' } })
    } catch (error) {
      return toResponse(error, ctx.requestId, (unexpected) =>
        log.error(
          { requestId: ctx.requestId, name: unexpected instanceof Error ? unexpected.name : 'unknown' },
          'route failed',
        ),
      )
    }
  }
}

/** A form of another site may not post here in somebody's name, whatever cookies their browser sends along. */
function fromElsewhere({ method, headers }: NextRequest): boolean {
  const site = headers.get('sec-fetch-site')
  return method !== 'GET' && site !== null && site !== 'same-origin' && site !== 'none'
}

/** A route without parts in its address is given nothing at all. */
function onlyStrings(found: Found | undefined): Params {
  return Object.fromEntries(
    Object.entries(found ?? {}).filter((part): part is [string, string] => typeof part[1] === 'string'),
  )
}
