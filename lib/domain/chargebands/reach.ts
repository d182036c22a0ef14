import { type SQL, sql } from 'drizzle-orm'
import { onlineAccounts, patientContacts, patients } from '@/drizzle/schema'
import type { Channel } from '@/lib/domain/correspondence/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type LeftOutReason, leftOutReasons, type Reach } from './vocabulary'

/**
 * Every patient of the chargeband with how to write to them, or the one reason why they would not be written to.
 * `contacts` gives an email and a mobile to each patient `p`, or that there is one.
 */
function judged(ctx: Ctx, chargebandId: string, contacts: SQL, patientId?: string) {
  const only = (column: SQL) => (patientId ? sql`and ${column} = ${patientId}` : sql``)
  return sql`
    select q.*, case
      when standing = 'deceased' then 'deceased'
      when standing = 'deducted' then 'deducted'
      when not usable then 'account-disabled'
      when email is null and mobile is null then 'no-contact'
      when channel is null then 'opted-out'
    end as left_out
    from (
      select p.id, p.locale, p.standing, account.usable, reach.email, reach.mobile, case
        when reach.email is not null and wishes.email then 'email'
        when reach.mobile is not null and wishes.sms then 'sms'
      end as channel
      from ${patients} p
      cross join lateral (
        select coalesce((p.contact_preferences -> 'appointments' ->> 'email')::boolean, true) as email,
          coalesce((p.contact_preferences -> 'appointments' ->> 'sms')::boolean, true) as sms
      ) wishes
      left join (
        select a.patient_id, bool_or(a.disabled_at is null) as usable
        from ${onlineAccounts} a
        join ${patients} o on o.practice_id = a.practice_id and o.id = a.patient_id and o.chargeband_id = ${chargebandId}
        where a.practice_id = ${practiceOf(ctx)} and a.status = 'active' ${only(sql`a.patient_id`)}
        group by a.patient_id
      ) account on account.patient_id = p.id
      ${contacts}
      where p.practice_id = ${practiceOf(ctx)} and p.chargeband_id = ${chargebandId} ${only(sql`p.id`)}
    ) q`
}

/** Which email and mobile would be used: looked up for each patient, as only those written to are asked for. */
function chosenContacts(): SQL {
  const first = (kind: 'email' | 'mobile') => sql`(
    select c.value from ${patientContacts} c
    where c.practice_id = p.practice_id and c.patient_id = p.id and c.kind = ${kind}
    order by c.preferred desc, c.verified_at desc nulls last, c.id limit 1)`
  return sql`cross join lateral (select ${first('email')} as email, ${first('mobile')} as mobile) reach`
}

/** Whether there is an email and a mobile: read in one pass over the chargeband, however many they are. */
function anyContacts(ctx: Ctx, chargebandId: string): SQL {
  const any = (kind: 'email' | 'mobile') => sql`max(c.kind) filter (where c.kind = ${kind})`
  return sql`left join (
    select c.patient_id, ${any('email')} as email, ${any('mobile')} as mobile
    from ${patientContacts} c
    join ${patients} o on o.practice_id = c.practice_id and o.id = c.patient_id and o.chargeband_id = ${chargebandId}
    where c.practice_id = ${practiceOf(ctx)}
    group by c.patient_id
  ) reach on reach.patient_id = p.id`
}

/** How many patients opening online booking would reach, and who is left out and why. */
export async function countReach(tx: Tx, ctx: Ctx, chargebandId: string): Promise<Reach> {
  const rows = await tx.execute<{ left_out: LeftOutReason | null; n: number; with_account: number }>(sql`
    select left_out, count(*)::int as n, (count(*) filter (where usable))::int as with_account
    from (${judged(ctx, chargebandId, anyContacts(ctx, chargebandId))}) judged group by left_out`)
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

/** The patients who would be written to, each once, and where; or the one asked about, if they would be. */
export async function reachedPatients(tx: Tx, ctx: Ctx, chargebandId: string, patientId?: string) {
  return tx.execute<{ id: string; locale: Locale; channel: Channel; recipient: string }>(sql`
    select id, locale, channel, case channel when 'email' then email else mobile end as recipient
    from (${judged(ctx, chargebandId, chosenContacts(), patientId)}) judged where left_out is null order by id`)
}
