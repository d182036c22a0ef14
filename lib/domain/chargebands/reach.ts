import { sql } from 'drizzle-orm'
import { onlineAccounts, patientContacts, patients } from '@/drizzle/schema'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type LeftOutReason, leftOutReasons, type Reach } from './vocabulary'

/** Every patient of the chargeband with the one reason, if any, why they would not be written to. */
function judged(ctx: Ctx, chargebandId: string) {
  return sql`
    select p.id, p.locale, mail.value as email, case
      when p.standing = 'deceased' then 'deceased'
      when p.standing = 'deducted' then 'deducted'
      when account.usable is null then 'no-account'
      when not account.usable then 'account-disabled'
      when mail.value is null then 'no-email'
      when p.contact_preferences -> 'appointments' ->> 'email' = 'false' then 'opted-out'
    end as left_out
    from ${patients} p
    left join lateral (
      select bool_or(a.disabled_at is null) as usable from ${onlineAccounts} a
      where a.practice_id = p.practice_id and a.patient_id = p.id and a.status = 'active'
    ) account on true
    left join lateral (
      select c.value from ${patientContacts} c
      where c.practice_id = p.practice_id and c.patient_id = p.id and c.kind = 'email'
      order by c.preferred desc, c.verified_at desc nulls last, c.id limit 1
    ) mail on true
    where p.practice_id = ${practiceOf(ctx)} and p.chargeband_id = ${chargebandId}`
}

/** How many patients opening online booking would reach, and who is left out and why. */
export async function countReach(tx: Tx, ctx: Ctx, chargebandId: string): Promise<Reach> {
  const rows = await tx.execute<{ left_out: LeftOutReason | null; n: number }>(
    sql`select left_out, count(*)::int as n from (${judged(ctx, chargebandId)}) judged group by left_out`,
  )
  const of = (reason: LeftOutReason | null) => rows.find((row) => row.left_out === reason)?.n ?? 0
  const leftOut = Object.fromEntries(leftOutReasons.map((reason) => [reason, of(reason)])) as Reach['leftOut']
  const notified = of(null)
  return {
    patients: rows.reduce((sum, row) => sum + row.n, 0),
    access: notified + leftOut['no-email'] + leftOut['opted-out'],
    notified,
    leftOut,
  }
}

/** The patients who would be written to, each once. */
export async function reachedPatients(tx: Tx, ctx: Ctx, chargebandId: string) {
  return tx.execute<{ id: string; locale: Locale; email: string }>(
    sql`select id, locale, email from (${judged(ctx, chargebandId)}) judged where left_out is null order by id`,
  )
}
