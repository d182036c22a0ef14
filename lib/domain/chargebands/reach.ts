import { sql } from 'drizzle-orm'
import { onlineAccounts, patientContacts, patients } from '@/drizzle/schema'
import type { Channel } from '@/lib/domain/correspondence/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type LeftOutReason, leftOutReasons, type Reach } from './vocabulary'

/** Every patient of the chargeband with how to write to them, or the one reason why they would not be written to. */
function judged(ctx: Ctx, chargebandId: string) {
  const contact = (kind: 'email' | 'mobile') => sql`
    left join lateral (
      select c.value from ${patientContacts} c
      where c.practice_id = p.practice_id and c.patient_id = p.id and c.kind = ${kind}
      order by c.preferred desc, c.verified_at desc nulls last, c.id limit 1
    ) ${sql.identifier(kind)} on true`
  return sql`
    select q.*, case
      when standing = 'deceased' then 'deceased'
      when standing = 'deducted' then 'deducted'
      when not usable then 'account-disabled'
      when email is null and mobile is null then 'no-contact'
      when channel is null then 'opted-out'
    end as left_out
    from (
      select p.id, p.locale, p.standing, account.usable, email.value as email, mobile.value as mobile, case
        when email.value is not null and wishes.email then 'email'
        when mobile.value is not null and wishes.sms then 'sms'
      end as channel
      from ${patients} p
      cross join lateral (
        select coalesce((p.contact_preferences -> 'appointments' ->> 'email')::boolean, true) as email,
          coalesce((p.contact_preferences -> 'appointments' ->> 'sms')::boolean, true) as sms
      ) wishes
      left join lateral (
        select bool_or(a.disabled_at is null) as usable from ${onlineAccounts} a
        where a.practice_id = p.practice_id and a.patient_id = p.id and a.status = 'active'
      ) account on true
      ${contact('email')}
      ${contact('mobile')}
      where p.practice_id = ${practiceOf(ctx)} and p.chargeband_id = ${chargebandId}
    ) q`
}

/** How many patients opening online booking would reach, and who is left out and why. */
export async function countReach(tx: Tx, ctx: Ctx, chargebandId: string): Promise<Reach> {
  const rows = await tx.execute<{ left_out: LeftOutReason | null; n: number; with_account: number }>(sql`
    select left_out, count(*)::int as n, (count(*) filter (where usable))::int as with_account
    from (${judged(ctx, chargebandId)}) judged group by left_out`)
  const of = (reason: LeftOutReason | null) => rows.find((row) => row.left_out === reason)
  return {
    patients: rows.reduce((sum, row) => sum + row.n, 0),
    withAccount: rows.reduce((sum, row) => sum + (isGone(row.left_out) ? 0 : row.with_account), 0),
    notified: of(null)?.n ?? 0,
    notifiedWithAccount: of(null)?.with_account ?? 0,
    leftOut: Object.fromEntries(leftOutReasons.map((reason) => [reason, of(reason)?.n ?? 0])) as Reach['leftOut'],
  }
}

function isGone(reason: LeftOutReason | null): boolean {
  return reason === 'deceased' || reason === 'deducted'
}

/** The patients who would be written to, each once, and where. */
export async function reachedPatients(tx: Tx, ctx: Ctx, chargebandId: string) {
  return tx.execute<{ id: string; locale: Locale; channel: Channel; recipient: string }>(sql`
    select id, locale, channel, case channel when 'email' then email else mobile end as recipient
    from (${judged(ctx, chargebandId)}) judged where left_out is null order by id`)
}
