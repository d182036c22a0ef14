import { and, eq, inArray } from 'drizzle-orm'
import { notSamePerson, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import type { NotSamePerson } from './schema'

/**
 * Remembers that two patients on file are two people, so that neither is shown as a duplicate of the other again. Of
 * several who say so at once one is recorded; the others are told who it was. Both histories have it.
 */
export async function sayNotSamePerson(ctx: Ctx, input: NotSamePerson): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, otherPatientId, reason } = input
  const practiceId = practiceOf(ctx)
  const [newer = '', older = ''] = [patientId, otherPatientId].sort().reverse()
  await transaction(ctx, async (tx) => {
    const there = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), inArray(patients.id, [newer, older])))
    if (there.length < 2) throw new NotFound('patient')
    const staffName = ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind
    // Always the newer of the two first, so that the unique index holds for both ways of saying it.
    const pair = { practiceId, patientId: newer, otherPatientId: older }
    const written = await tx
      .insert(notSamePerson)
      .values({ ...pair, id: newId(ctx.now.getTime()), staffName, reason, at: ctx.now })
      .onConflictDoNothing()
      .returning({ id: notSamePerson.id })
    if (written.length === 0) {
      const [said] = await tx
        .select({ who: notSamePerson.staffName })
        .from(notSamePerson)
        .where(
          and(
            eq(notSamePerson.practiceId, practiceId),
            eq(notSamePerson.patientId, newer),
            eq(notSamePerson.otherPatientId, older),
          ),
        )
      throw new Conflict({ key: 'errors.patient.saidDifferent', params: { who: said?.who ?? '' } })
    }
    for (const [id, other] of [
      [newer, older],
      [older, newer],
    ] as const) {
      await recordAudit(tx, ctx, {
        action: 'patient.said-different',
        subject: { type: 'patient', id },
        patientId: id,
        reason,
        details: { other },
      })
    }
  })
}
