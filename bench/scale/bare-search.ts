import { type SQL, sql } from 'drizzle-orm'
import { readSearch } from '@/lib/domain/patients/search-query'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

/** The same question as one plain statement, as one would write it first: the terms of each word, joined and sorted. */
export async function bareSearch(ctx: Ctx, query: string, today: string): Promise<number> {
  const practice = practiceOf(ctx)
  const words = readSearch(query, today).map(({ ranges }, index) => {
    const any = ranges.map(({ from, to }) => sql`(term >= ${from} and term < ${to})`)
    return sql`join (select distinct patient_id from patient_search_terms
      where practice_id = ${practice} and (${sql.join(any, sql` or `)})) ${sql.raw(`w${index}`)} on ${sql.raw(`w${index}`)}.patient_id = p.id`
  })
  const joined: SQL = sql.join(words, sql` `)
  const found = await read(ctx, (tx) =>
    tx.execute(sql`
      select p.id, p.title, p.given_name, p.family_name, p.date_of_birth, p.standing, p.address
      from patients p ${joined} where p.practice_id = ${practice}
      order by lower(p.family_name || ' ' || p.given_name), p.date_of_birth limit 51`),
  )
  return found.length
}
