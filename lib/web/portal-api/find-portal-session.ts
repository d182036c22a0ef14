import { findSession } from '@/lib/domain/logins/find-session'
import { accountHere } from '@/lib/domain/profiles/account-here'
import { draftFor } from '@/lib/domain/registrations/drafts'
import type { Ctx } from '@/lib/domain/shared/context'
import { findVisitor } from '@/lib/domain/visitors/find-visitor'
import type { PortalSession } from './endpoint'

/**
 * What a session id opens at the client's practice. Until a login exists the id is that of the registration; afterwards
 * it is a row of the same sessions as the web's, so that whatever ends those ends this. A login of another practice, or
 * one whose account here is disabled, opens nothing. A visitor's id is in a table that knows no login.
 */
export async function findPortalSession(ctx: Ctx, id: string): Promise<PortalSession | null> {
  if (id.length > 200) return null
  const found = await findSession(ctx.db, 'patient', id, ctx.now)
  if (found) {
    if (!(await accountHere(ctx, found.loginId))) return null
    return { kind: found.completed ? 'signed-in' : 'waiting', id, found }
  }
  const submitted = (await draftFor(ctx, id))?.submitted
  if (submitted) return { kind: 'registration', id, registrationId: submitted.registrationId }
  const visitor = await findVisitor(ctx, id)
  return visitor && { kind: 'visitor', id, ...visitor }
}
