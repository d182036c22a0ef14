import * as z from 'zod'
import type { Call } from '@/lib/web/portal-api/endpoint'
import { findPortalSession } from '@/lib/web/portal-api/find-portal-session'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { tokenOfSession } from '@/lib/web/portal-api/token-of-session'
import { ConfigData, configOf } from './config-wire'

export const AuthenticationData = z.object({
  SessionID: z.string(),
  Token: z.string().describe('Goes with every call of somebody signed in, as x-token'),
  Config: ConfigData,
  Require2FA: z.boolean(),
})

export const LoginValidation = z.object({ Token: z.string(), RemainingTime: z.int().describe('In seconds') })

const notSignedIn = () => new PortalError(events.notSignedIn, 401, { key: 'errors.api.notSignedIn' })

/** What somebody is told whose password, or code, was right. */
export async function authenticated(
  { asClient, client }: Call<unknown, unknown>,
  sessionId: string,
): Promise<z.output<typeof AuthenticationData>> {
  const session = await findPortalSession(asClient, sessionId)
  if (!session || !('found' in session)) throw notSignedIn()
  const { loginId, id } = session.found
  const actor = { kind: 'patient' as const, loginId, sessionId: id, address: client.actor.address }
  const signedIn = session.kind === 'signed-in'
  return {
    SessionID: sessionId,
    Token: tokenOfSession(session.found),
    Config: await configOf(signedIn ? { ...asClient, actor } : asClient, { client, session }),
    Require2FA: !signedIn,
  }
}

export function validated({ ctx, session }: Call<unknown, unknown>): z.output<typeof LoginValidation> {
  if (session?.kind !== 'signed-in') throw notSignedIn()
  const left = session.found.expiresAt.getTime() - ctx.now.getTime()
  return { Token: tokenOfSession(session.found), RemainingTime: Math.max(0, Math.floor(left / 1000)) }
}
