import { sql } from 'drizzle-orm'
import { read } from '@/lib/domain/shared/context'
import type { Db } from '@/lib/platform/db'

const tables = ['registrations', 'registration_events', 'secrets', 'messages', 'audit_events']

/** Counts a practice's rows before and after some work, to show that both sides keep the same. */
export async function rowsWritten(db: Db, practiceId: string, work: () => Promise<unknown>) {
  const count = () =>
    read(
      { actor: { kind: 'anyone', address: null }, practiceId, db, now: new Date(), requestId: 'bench' },
      async (tx) => {
        const found: Record<string, number> = {}
        for (const table of tables) {
          const [row] = await tx.execute<{ n: number }>(
            sql`select count(*)::int as n from ${sql.identifier(table)} where practice_id = ${practiceId}`,
          )
          found[table] = row?.n ?? 0
        }
        return found
      },
    )
  const before = await count()
  await work()
  const after = await count()
  return (registrations: number) =>
    Object.fromEntries(
      tables.map((table) => [table, Math.round(((after[table] ?? 0) - (before[table] ?? 0)) / registrations)]),
    )
}
