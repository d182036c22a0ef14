import path from 'node:path'
import { and, eq, gt } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import { searchPatients } from '@/lib/domain/patients/search-patients'
import { searchTermsOf } from '@/lib/domain/patients/search-terms'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { openInstallation } from '@/scripts/installation'
import { projectRoot } from '@/scripts/run-node'
import { measuredOn } from '../machine'
import { table, writeTables } from '../write-tables'
import { bareSearch } from './bare-search'
import { lists } from './lists'
import { managerOf, openPractice } from './open-practice'
import { plansOf } from './plans-of'
import { searches } from './searches'
import { type Times, timed } from './timed'

const size = Number(process.env.BENCH_SCALE_SIZE ?? 1_000_000)
const dataDir = process.env.BENCH_SCALE_DIR ?? path.join(projectRoot, '.data', 'scale')

const ms = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0))
const pair = ({ p50, p95 }: Times) => `${ms(p50)} / ${ms(p95)} ms`

/** Keys are named after their table; their columns say no more. */
const shortly = (used: string[]) =>
  used.map((name) => name.replace(/^(\w+?)_practice_id_.*_pk$/, '$1 (key)')).join(', ')

/** Measures what staff wait for in a very large practice, and says which index each question used. */
export async function runScale(): Promise<void> {
  const { stopDatabase } = await openInstallation({ dataDir, enrolEnv: 'demo', port: 3000 })
  const practice = await openPractice(dataDir, size)
  const { db, end } = connect(practice.appUrl, 4)
  try {
    const manager = () => managerOf(practice, db)
    const today = new Date().toISOString().slice(0, 10)
    await provenTerms(manager(), 200)
    const searched: string[][] = []
    for (const { what, queries } of await searches(manager(), 100)) {
      const ask = (query: string) => searchPatients(manager(), { query, today })
      const enrol = await timed(queries.map((query) => () => ask(query)))
      const bare = await timed(queries.slice(0, 30).map((query) => () => bareSearch(manager(), query, today)))
      const used = await plansOf(practice.appUrl, manager(), (ctx) =>
        searchPatients(ctx, { query: queries[0] ?? '', today }),
      )
      console.log(what, pair(enrol), pair(bare), used.join(', '))
      searched.push([what, `**${pair(enrol)}**`, ms(enrol.worst), pair(bare), shortly(used)])
    }
    const halfway = await middleOf(manager())
    const listed: string[][] = []
    for (const { what, ask } of lists(practice.chargebandId, halfway, today)) {
      const times = await timed(Array.from({ length: 20 }, () => () => ask(manager())))
      const used = await plansOf(practice.appUrl, manager(), ask)
      console.log(what, pair(times), used.join(', '))
      listed.push([what, pair(times), shortly(used)])
    }
    const scale = [
      `${measuredOn()} ${size.toLocaleString('en-GB')} patients in one practice, one question at a time.`,
      '',
      table(['Search by', 'Enrol p50 / p95', 'worst', 'Bare p50 / p95', 'Indexes'], searched),
      '',
      table(['List or count', 'p50 / p95', 'Indexes'], listed),
    ].join('\n')
    writeTables({ scale }, { write: size >= 1_000_000 })
  } finally {
    await end()
    await stopDatabase()
  }
}

/** The terms were made in bulk: those of some people must be what the patients' room would write. */
async function provenTerms(ctx: Ctx, many: number): Promise<void> {
  const practiceId = practiceOf(ctx)
  await read(ctx, async (tx) => {
    const some = await tx
      .select()
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), gt(patients.id, await middleOf(ctx))))
      .limit(many)
    for (const { id, givenName, familyName, dateOfBirth, address } of some) {
      const mine = <T extends typeof patientContacts | typeof patientIdentifiers | typeof patientSearchTerms>(of: T) =>
        and(eq(of.practiceId, practiceId), eq(of.patientId, id))
      const contacts = await tx.select().from(patientContacts).where(mine(patientContacts))
      const numbers = await tx.select().from(patientIdentifiers).where(mine(patientIdentifiers))
      const kept = await tx.select().from(patientSearchTerms).where(mine(patientSearchTerms))
      const identifiers = numbers.map(({ value }) => value)
      const postcode = address?.postcode ?? null
      const right = searchTermsOf({ givenName, familyName, dateOfBirth, contacts, identifiers, postcode })
      if (
        right.sort().join() !==
        kept
          .map(({ term }) => term)
          .sort()
          .join()
      )
        throw new Error(`The terms of ${givenName} ${familyName} differ: the builder is out of date`)
    }
  })
}

/** An id halfway through the practice's years. */
async function middleOf(ctx: Ctx): Promise<string> {
  const fiveYearsAgo = (ctx.now.getTime() - 5 * 365 * 86_400_000).toString(16).padStart(12, '0')
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ id: patients.id })
      .from(patients)
      .where(
        and(
          eq(patients.practiceId, practiceOf(ctx)),
          gt(patients.id, `${fiveYearsAgo.slice(0, 8)}-${fiveYearsAgo.slice(8)}-7000-8000-000000000000`),
        ),
      )
      .orderBy(patients.id)
      .limit(1),
  )
  return row?.id ?? ''
}
