import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { membershipsOf } from '@/lib/domain/staff/queries'
import { seeAs } from './as-login'
import { offeredSecret, totpAddress } from './totp'
import { staffSession } from './waiting-session'

/** The practices a person at the door may choose from; by the session their password opened. */
export async function practicesAtDoor(
  ctx: Ctx,
  sessionId: string,
): Promise<{ practiceId: string; practiceName: string; role: string }[]> {
  authorize(ctx.actor, 'login:sign-in')
  return read({ ...ctx, practiceId: null }, async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    await seeAs(tx, session.loginId)
    const members = await membershipsOf(tx, session.loginId)
    return members.map(({ practiceId, practiceName, role }) => ({ practiceId, practiceName, role }))
  })
}

/** What the second-factor page shows: nothing where an app is enrolled, else the secret to enrol. */
export async function secondFactorAtDoor(
  ctx: Ctx,
  sessionId: string,
): Promise<{ enrolled: true } | { enrolled: false; secret: string; address: string }> {
  authorize(ctx.actor, 'login:sign-in')
  return read({ ...ctx, practiceId: null }, async (tx) => {
    const session = await staffSession(tx, ctx.now, sessionId)
    if (session.totpEnrolledAt) return { enrolled: true }
    const secret = offeredSecret(session)
    return { enrolled: false, secret, address: totpAddress(secret, session.email ?? 'staff') }
  })
}
