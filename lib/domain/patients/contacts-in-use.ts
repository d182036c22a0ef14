import { and, eq, sql } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { arrayOf } from '@/lib/platform/array-of'
import type { Tx } from '@/lib/platform/db'

/** Which of these addresses and numbers somebody on file uses. */
export async function contactsInUse(tx: Tx, ctx: Ctx, values: string[]): Promise<Set<string>> {
  if (values.length === 0) return new Set()
  const used = await tx
    .selectDistinct({ value: patientContacts.value })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceOf(ctx)),
        sql`${patientContacts.value} in (select unnest(${arrayOf('text', values)}))`,
      ),
    )
  return new Set(used.map(({ value }) => value))
}
