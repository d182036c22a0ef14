import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { auditEvents, patientChanges, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

export type Change = { field: string; before: unknown; after: unknown }

/** What differs between two versions of the same fields. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return Object.keys(after)
    .filter((field) => !isDeepStrictEqual(before[field] ?? null, after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

/** A change the patient made is theirs whoever asks: a link may be opened by nobody signed in. */
type Told = { reason?: string; byPatient?: 'pending' | 'none' }

/** Keeps what was changed, from what to what, and by whom; one a patient made may wait for staff to accept it. */
export async function recordChanges(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  changes: Change[],
  { reason, byPatient }: Told = {},
): Promise<void> {
  if (changes.length === 0) return
  const { actor } = ctx
  const kind = byPatient ? 'patient' : actor.kind
  await tx.insert(patientChanges).values(
    changes.map((change) => ({
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      patientId,
      ...change,
      actorKind: kind,
      actorName: !byPatient && actor.kind === 'staff' ? actor.name : kind,
      reason: reason ?? null,
      at: ctx.now,
      review: byPatient ?? ('none' as const),
    })),
  )
}

type Values = Partial<Omit<typeof patients.$inferInsert, 'practiceId' | 'id' | 'version'>>

/** Writes the record if nobody else has since the page was shown: one conditional UPDATE. Says who did otherwise. */
export async function updatePatient(
  tx: Tx,
  ctx: Ctx,
  { patientId, version }: { patientId: string; version: number },
  values: Values,
): Promise<void> {
  const practiceId = practiceOf(ctx)
  const rows = await tx
    .update(patients)
    .set({ ...values, version: sql`${patients.version} + 1` })
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId), eq(patients.version, version)))
    .returning({ id: patients.id })
  if (rows.length > 0) return
  // A move of a whole chargeband is one line of the log that names no patient; their own history says who it was.
  const [last] = await tx.execute<{ who: string | null }>(sql`
    select who from (
      (select actor_name as who, at from ${auditEvents}
        where practice_id = ${practiceId} and patient_id = ${patientId}
          and action in ('patient.edited', 'patient.standing-changed', 'patient.change-accepted')
        order by at desc limit 1)
      union all
      (select actor_name, at from ${patientChanges}
        where practice_id = ${practiceId} and patient_id = ${patientId} and field = 'chargebandId'
        order by at desc limit 1)
    ) told order by at desc limit 1`)
  const [there] = await tx
    .select({ version: patients.version })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  if (!there) throw new NotFound('patient')
  // Who has read this and saves again means to: the form then carries the version of now.
  const reason = { key: 'errors.patient.changedMeanwhile', params: { who: last?.who ?? '' } }
  throw new Conflict(reason, {}, { version: String(there.version) })
}
