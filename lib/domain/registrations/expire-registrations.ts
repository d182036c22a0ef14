import { and, eq, lte } from 'drizzle-orm'
import { registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { lapseClaim } from '@/lib/domain/letters/activate-claim'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { giveBackUse } from '@/lib/domain/sign-up-codes/redeem-sign-up-code'
import { move } from './move'

/** Ends registrations nobody activated in time and gives their uses back, one transaction each. Returns how many. */
export async function expireRegistrations(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'registration:expire')
  const due = await read(ctx, (tx) =>
    tx
      .select({ id: registrations.id, signUpCodeId: registrations.signUpCodeId, route: registrations.route })
      .from(registrations)
      .where(
        and(
          eq(registrations.practiceId, practiceOf(ctx)),
          eq(registrations.status, 'awaiting-activation'),
          lte(registrations.expiresAt, ctx.now),
        ),
      )
      .limit(500),
  )
  let expired = 0
  for (const { id, signUpCodeId, route } of due) {
    await transaction(ctx, async (tx) => {
      // Somebody may activate at this very moment: whoever moves the status first decides.
      if (!(await move(tx, ctx, id, 'expire', { passwordHash: null }))) return
      if (signUpCodeId) await giveBackUse(tx, ctx, signUpCodeId)
      if (route === 'letter') await lapseClaim(tx, ctx, id)
      for (const kind of ['activation', 'activation-code'] as const) await endSecrets(tx, ctx.now, kind, id)
      await recordAudit(tx, ctx, { action: 'registration.expired', subject: { type: 'registration', id } })
      expired += 1
    })
  }
  return expired
}
