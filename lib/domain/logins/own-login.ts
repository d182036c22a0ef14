import type { Ctx } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'

/** The login and session of whoever is signed in. */
export function ownLogin(ctx: Ctx): { loginId: string; sessionId: string } {
  const { actor } = ctx
  if (actor.kind !== 'patient' && actor.kind !== 'staff') throw new Forbidden('login:own')
  return { loginId: actor.loginId, sessionId: actor.sessionId }
}
