import { and, eq } from 'drizzle-orm'
import { notSamePerson } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { NotSamePerson } from './schema'

/**
 * Takes back that two patients are two people, with the reason: each is shown as a possible duplicate of the other
 * again. Who had said it, and when, stays in both histories. Of several who do so at once, one does.
 */
export async function takeBackNotSame(ctx: Ctx, input: NotSamePerson): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, otherPatientId, reason } = input
  await transaction(ctx, async (tx) => {
    const said = [patientId, otherPatientId].flatMap((one, at, pair) => ({ one, other: pair[1 - at] ?? '' }))
    const taken: (typeof notSamePerson.$inferSelect)[] = []
    // The desk said it of the newer when it was registered; staff may have said it of either.
    for (const { one, other } of said) {
      const rows = await tx
        .delete(notSamePerson)
        .where(
          and(
            eq(notSamePerson.practiceId, practiceOf(ctx)),
            eq(notSamePerson.patientId, one),
            eq(notSamePerson.otherPatientId, other),
          ),
        )
        .returning()
      taken.push(...rows)
    }
    const [before] = taken
    if (!before) throw new Conflict({ key: 'errors.patient.notSaidDifferent' })
    for (const { one, other } of said) {
      await recordAudit(tx, ctx, {
        action: 'patient.said-different-taken-back',
        subject: { type: 'patient', id: one },
        patientId: one,
        reason,
        details: { other, saidBy: before.staffName, saidAt: before.at.toISOString() },
      })
    }
  })
}
