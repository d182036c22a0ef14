import { and, eq, sql } from 'drizzle-orm'
import { patientChanges, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

type Deciding = { patientId: string; changeId: string; version: number }

/**
 * Takes a change that waits, for one decision: one conditional UPDATE, so that of two who press at once one decides and
 * the other is told who did. The patient's row is locked first, as whoever changes the record does.
 */
export async function decideChange(
  tx: Tx,
  ctx: Ctx,
  { patientId, changeId, version }: Deciding,
  decision: { review: 'accepted' | 'rejected'; reason?: string },
) {
  const practiceId = practiceOf(ctx)
  const [patient] = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
    .for('no key update')
  if (!patient) throw new NotFound('patient')
  const one = and(
    eq(patientChanges.practiceId, practiceId),
    eq(patientChanges.patientId, patientId),
    eq(patientChanges.id, changeId),
  )
  const reviewedBy = ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind
  const [change] = await tx
    .update(patientChanges)
    .set({ ...decision, reviewedAt: ctx.now, reviewedBy, version: sql`${patientChanges.version} + 1` })
    .where(and(one, eq(patientChanges.review, 'pending'), eq(patientChanges.version, version)))
    .returning()
  if (change) return { patient, change }
  const [there] = await tx.select({ by: patientChanges.reviewedBy }).from(patientChanges).where(one)
  if (!there) throw new NotFound('change')
  if (there.by) throw new Conflict({ key: 'errors.change.decided', params: { who: there.by } })
  throw new Conflict({ key: 'errors.change.replaced' })
}
