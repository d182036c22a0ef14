import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { registrations, secrets } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { settingsOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { announceActivation } from './announce-activation'
import { loadRegistration } from './load-registration'
import { takeTurns } from './resend-activation'

const day = 24 * 3_600_000

/**
 * Sends the activation again to whoever has not used it for the practice's reminder days, until the registration
 * expires; a transaction each. Returns how many were reminded.
 */
export async function remindToActivate(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'reminder:send')
  const { reminderDays, activationChannel } = await settingsOf(ctx)
  if (!reminderDays) return 0
  const before = new Date(ctx.now.getTime() - reminderDays * day)
  const isDue = and(
    eq(registrations.practiceId, practiceOf(ctx)),
    eq(registrations.status, 'awaiting-activation'),
    lte(registrations.submittedAt, before),
    // One that ends within the day would carry a link that lives longer than what it opens.
    gt(registrations.expiresAt, new Date(ctx.now.getTime() + day)),
    sql`not exists (select from ${secrets} s where s.subject_id = ${registrations.id}
      and s.kind in ('activation', 'activation-code') and s.created_at > ${before.toISOString()}::timestamptz)`,
  )
  const due = await read(ctx, (tx) => tx.select({ id: registrations.id }).from(registrations).where(isDue).limit(1000))
  let reminded = 0
  for (const { id } of due) {
    await transaction(ctx, async (tx) => {
      await takeTurns(tx, ctx, id)
      const [still] = await tx
        .select({ id: registrations.id })
        .from(registrations)
        .where(and(eq(registrations.id, id), isDue))
      if (!still) return
      const registration = await loadRegistration(tx, ctx, id)
      await announceActivation(tx, ctx, { ...registration, activationChannel })
      await recordAudit(tx, ctx, { action: 'registration.reminded', subject: { type: 'registration', id } })
      reminded += 1
    })
  }
  return reminded
}
