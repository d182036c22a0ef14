import { sql } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { formatDate } from '@/lib/format'

type Known = { given: string; family: string; born: string; nhs: string; mobile: string | null; postcode: string }
export type Search = { what: string; queries: string[] }

/** What staff type, each of so many people drawn from all years. */
export async function searches(ctx: Ctx, many: number): Promise<Search[]> {
  const found = await read(ctx, (tx) =>
    tx.execute<Known>(sql`
      select p.given_name as given, p.family_name as family, p.date_of_birth::text as born, i.value as nhs,
        (select value from patient_contacts c where c.practice_id = p.practice_id and c.patient_id = p.id and kind = 'mobile') as mobile,
        p.address ->> 'postcode' as postcode
      from ${patients} p
      join patient_identifiers i on i.practice_id = p.practice_id and i.patient_id = p.id
      where p.practice_id = ${practiceOf(ctx)} and p.id in (
        select id from ${patients} tablesample system (0.5) repeatable (7) limit ${many * 5})
      limit ${many}`),
  )
  const of = (what: string, typed: (known: Known) => string | null) => ({
    what,
    queries: [...found].flatMap((known) => typed(known) ?? []),
  })
  return [
    of('First name and surname', ({ given, family }) => `${given} ${family}`),
    of('Surname', ({ family }) => family),
    of('First name (the commonest words)', ({ given }) => given),
    of('Starts of both names', ({ given, family }) => `${given.slice(0, 2)} ${family.slice(0, 3)}`),
    of('Start of a surname', ({ family }) => family.slice(0, 3)),
    of('Date of birth', ({ born }) => formatDate(born)),
    of('Surname and date of birth', ({ family, born }) => `${family} ${born.split('-').reverse().join('/')}`),
    of('NHS number', ({ nhs }) => nhs.replace(/^(...)(...)/, '$1 $2 ')),
    of('Phone', ({ mobile }) => mobile?.replace('+44', '0') ?? null),
    of('Postcode and surname', ({ postcode, family }) => `${postcode} ${family}`),
  ]
}
