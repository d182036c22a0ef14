import { type SQL, sql } from 'drizzle-orm'
import { patients, patientSearchTerms as terms } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import type { SearchToken, TermRange } from './search-token'

/** Up to this many patients of one word are looked at one by one. */
const few = 2_000
/** Of a word that fits more, this many are taken: work stays bounded however many patients there are. */
const many = 20_000

export type Matches = { ids: string[]; more: boolean }

/**
 * The patients that every word fits. The word that fits fewest leads, and the others are looked up for its patients
 * only; where each fits a great many, their first thousands are compared.
 */
export async function findMatches(tx: Tx, practiceId: string, tokens: SearchToken[], limit: number): Promise<Matches> {
  if (tokens.some((token) => token.ranges.length === 0)) return { ids: [], more: false }
  const counts = await countUpTo(tx, practiceId, tokens)
  const fewest = Math.min(...counts)
  if (fewest === 0) return { ids: [], more: false }
  const leader = tokens[counts.indexOf(fewest)]
  const narrow = leader && fewest <= few
  const found = await tx.execute<{ id: string }>(
    narrow ? ledBy(practiceId, leader, tokens, limit) : compared(practiceId, tokens, limit),
  )
  const ids = found.map(({ id }) => id)
  return { ids: ids.slice(0, limit), more: ids.length > limit || !narrow }
}

async function countUpTo(tx: Tx, practiceId: string, tokens: SearchToken[]): Promise<number[]> {
  const counts = tokens.map(
    ({ ranges }) => sql`(select count(*) from (${scans(practiceId, ranges, few + 1)}) as counted)::int`,
  )
  const [row] = await tx.execute<{ counts: number[] }>(sql`select array[${sql.join(counts, sql`, `)}] as counts`)
  return row?.counts ?? []
}

/** A word's patients, read from the index in order; one scan a range, so that each starts at its place. */
function scans(practiceId: string, ranges: TermRange[], most: number): SQL {
  const each = ranges.map(
    (range) =>
      sql`(select ${terms.patientId} as id from ${terms} where ${terms.practiceId} = ${practiceId} and ${within(range)} order by ${terms.term} limit ${most})`,
  )
  return sql.join(each, sql` union all `)
}

function within({ from, to }: TermRange): SQL {
  return sql`${terms.term} >= ${from} and ${terms.term} < ${to}`
}

/** Whole words before beginnings of words, then by name and birth date. */
function ledBy(practiceId: string, leader: SearchToken, tokens: SearchToken[], limit: number): SQL {
  // A scalar sub-query cannot become a join, so it stays one look at the index for each of the few.
  const also = tokens
    .filter((token) => token !== leader)
    .map(({ ranges }) => {
      const any = sql.join(ranges.map(within), sql` or `)
      return sql` and (select true from ${terms} where ${terms.practiceId} = ${practiceId} and ${terms.patientId} = led.id and (${any}) limit 1)`
    })
  const exact = sql.join(
    tokens.flatMap((token) => token.exact.map((term) => sql`${term}`)),
    sql`, `,
  )
  const whole = tokens.some((token) => token.exact.length > 0)
    ? sql`(select count(*) from ${terms} where ${terms.practiceId} = ${practiceId} and ${terms.term} in (${exact}) and ${terms.patientId} = led.id) desc, `
    : sql``
  return sql`
    select led.id from (select distinct id from (${scans(practiceId, leader.ranges, few)}) as scanned) as led
    where true ${sql.join(also, sql``)}
    order by ${whole} ${filed(practiceId, sql`led.id`)}, led.id
    limit ${limit + 1}`
}

function compared(practiceId: string, tokens: SearchToken[], limit: number): SQL {
  const sets = tokens.map((token) => sql`(select id from (${scans(practiceId, token.ranges, many)}) as scanned)`)
  return sql`
    with found as materialized (select id from (${sql.join(sets, sql` intersect `)}) as every_word limit ${limit + 1})
    select found.id from found order by ${filed(practiceId, sql`found.id`)}, found.id`
}

/** Where a patient stands in an alphabetical list. */
function filed(practiceId: string, id: SQL): SQL {
  return sql`(select lower(family_name || ' ' || given_name) || date_of_birth from ${patients} where ${patients.practiceId} = ${practiceId} and ${patients.id} = ${id})`
}
