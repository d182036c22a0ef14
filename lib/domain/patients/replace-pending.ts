import { and, eq, sql } from 'drizzle-orm'
import { patientChanges } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { ProposedField, ProvenField } from './vocabulary'

/** Ends the change of a field that still waits, as the patient makes another; at most one of a field waits. */
export async function replacePending(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  field: ProvenField | ProposedField,
): Promise<{ before: unknown; after: unknown } | null> {
  const [replaced] = await tx
    .update(patientChanges)
    .set({ review: 'replaced', reviewedAt: ctx.now, version: sql`${patientChanges.version} + 1` })
    .where(
      and(
        eq(patientChanges.practiceId, practiceOf(ctx)),
        eq(patientChanges.patientId, patientId),
        eq(patientChanges.field, field),
        eq(patientChanges.review, 'pending'),
      ),
    )
    .returning({ before: patientChanges.before, after: patientChanges.after })
  return replaced ?? null
}
