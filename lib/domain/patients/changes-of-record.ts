import { and, desc, eq } from 'drizzle-orm'
import { chargebands, patientChanges, sites } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { ChangeReview } from './vocabulary'

export type RecordChange = {
  id: string
  at: Date
  field: string
  before: unknown
  after: unknown
  /** The patient, a member of staff by name, or the system. */
  actorKind: string
  actorName: string
  reason: string | null
  review: ChangeReview
  reviewedAt: Date | null
  reviewedBy: string | null
  version: number
}

const most = 200

/** What changed in one patient's record, newest first. The caller has recorded the look. */
export async function changesOfRecord(ctx: Ctx, { patientId }: { patientId: string }): Promise<RecordChange[]> {
  visibleTo(ctx.actor, 'patient:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(changeColumns)
      .from(patientChanges)
      .where(and(eq(patientChanges.practiceId, practiceId), eq(patientChanges.patientId, patientId)))
      .orderBy(desc(patientChanges.at), desc(patientChanges.id))
      .limit(most)
    const names = rows.some(({ field }) => placeFields.includes(field))
      ? await namesOfPlaces(tx, practiceId)
      : new Map()
    return rows.map((row) => (placeFields.includes(row.field) ? inNames(row, names) : row))
  })
}

export const changeColumns = {
  id: patientChanges.id,
  at: patientChanges.at,
  field: patientChanges.field,
  before: patientChanges.before,
  after: patientChanges.after,
  actorKind: patientChanges.actorKind,
  actorName: patientChanges.actorName,
  reason: patientChanges.reason,
  review: patientChanges.review,
  reviewedAt: patientChanges.reviewedAt,
  reviewedBy: patientChanges.reviewedBy,
  version: patientChanges.version,
}

/** Fields whose value is the id of a row with a name; a removed one has none left. */
const placeFields = ['chargebandId', 'siteId']

async function namesOfPlaces(tx: Tx, practiceId: string): Promise<Map<unknown, string>> {
  const [bands, places] = await Promise.all([
    tx
      .select({ id: chargebands.id, name: chargebands.name })
      .from(chargebands)
      .where(eq(chargebands.practiceId, practiceId)),
    tx.select({ id: sites.id, name: sites.name }).from(sites).where(eq(sites.practiceId, practiceId)),
  ])
  return new Map([...bands, ...places].map(({ id, name }) => [id, name]))
}

function inNames<R extends { before: unknown; after: unknown }>(row: R, names: Map<unknown, string>): R {
  const named = (id: unknown) => (id === null ? null : (names.get(id) ?? 'one that is gone'))
  return { ...row, before: named(row.before), after: named(row.after) }
}
