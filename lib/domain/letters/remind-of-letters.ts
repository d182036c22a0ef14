import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { letterEvents, letters, onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { settingsOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { recordLetterEvent } from './move-letter'

const day = 24 * 3_600_000

/**
 * Reminds once of each unused letter that runs out within the practice's reminder days, where the patient has a
 * verified email; a transaction each. Returns how many were reminded.
 */
export async function remindOfLetters(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'reminder:send')
  const { reminderDays } = await settingsOf(ctx)
  if (!reminderDays) return 0
  const due = await read(ctx, (tx) => unreminded(tx, ctx, reminderDays))
  let reminded = 0
  for (const { letterId, patientId } of due) {
    if (!patientId) continue
    await transaction(ctx, async (tx) => {
      const ofLetter = and(eq(letters.practiceId, practiceOf(ctx)), eq(letters.id, letterId))
      // Whoever claims or reminds at this very moment holds the row first. What they wrote besides, only a statement after
      // the one that got the row can see.
      await tx.select({ id: letters.id }).from(letters).where(ofLetter).for('update')
      const [still] = await tx
        .select({ id: letters.id })
        .from(letters)
        .where(and(ofLetter, isUnreminded(ctx)))
      if (!still || !(await tellPatient(tx, ctx, patientId, 'letter-reminder'))) return
      await recordLetterEvent(tx, ctx, letterId, 'remind')
      await recordAudit(tx, ctx, { action: 'letter.reminded', subject: { type: 'letter', id: letterId }, patientId })
      reminded += 1
    })
  }
  return reminded
}

function unreminded(tx: Tx, ctx: Ctx, days: number) {
  return tx
    .select({ letterId: letters.id, patientId: onlineAccounts.patientId })
    .from(letters)
    .innerJoin(
      onlineAccounts,
      and(eq(onlineAccounts.practiceId, practiceOf(ctx)), eq(onlineAccounts.id, letters.accountId)),
    )
    .where(
      and(
        eq(letters.practiceId, practiceOf(ctx)),
        lte(letters.expiresAt, new Date(ctx.now.getTime() + days * day)),
        isUnreminded(ctx),
        sql`exists (select from patient_contacts c where c.practice_id = ${practiceOf(ctx)}
          and c.patient_id = ${onlineAccounts.patientId} and c.kind = 'email' and c.verified_at is not null)`,
      ),
    )
    .limit(1000)
}

const isUnreminded = (ctx: Ctx) =>
  and(
    eq(letters.status, 'issued'),
    gt(letters.expiresAt, ctx.now),
    sql`not exists (select from ${letterEvents} e where e.practice_id = ${practiceOf(ctx)}
      and e.letter_id = ${letters.id} and e.action = 'remind')`,
  )
