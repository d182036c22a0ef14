import { and, eq } from 'drizzle-orm'
import { patientIdentifiers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict } from '@/lib/domain/shared/errors'
import { recordChanges } from './record-changes'
import type { ChangeIdentifier } from './schema'
import type { IdentifierStatus } from './vocabulary'

const becomes = {
  verify: { to: 'verified', from: ['unverified', 'superseded'] },
  supersede: { to: 'superseded', from: ['unverified', 'verified'] },
} satisfies Record<ChangeIdentifier['change'], { to: IdentifierStatus; from: IdentifierStatus[] }>

/**
 * Marks a number as checked, or as superseded with the reason. A superseded number stays on the record and is found by
 * search; it may then be somebody else's, or be checked and used again. Of two who change it at once the second is
 * refused.
 */
export async function changeIdentifier(ctx: Ctx, input: ChangeIdentifier): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, identifierId, change } = input
  const reason = change === 'supersede' ? input.reason : undefined
  const practiceId = practiceOf(ctx)
  const { to, from } = becomes[change]
  let scheme = ''
  try {
    await transaction(ctx, async (tx) => {
      const ofPatient = and(eq(patientIdentifiers.practiceId, practiceId), eq(patientIdentifiers.patientId, patientId))
      // All of the patient's, in one order, so that two who change different ones take turns.
      const all = await tx
        .select()
        .from(patientIdentifiers)
        .where(ofPatient)
        .orderBy(patientIdentifiers.id)
        .for('update')
      const number = all.find(({ id }) => id === identifierId)
      if (!number || !from.some((status) => status === number.status))
        throw new Conflict({ key: 'errors.patient.numberChanged' })
      const current = all.some(({ id, ...one }) => id !== identifierId && isCurrent(one, number.scheme))
      if (number.status === 'superseded' && current) throw new Conflict({ key: 'errors.patient.numberCurrent' })
      const { value, status } = number
      scheme = number.scheme
      await tx
        .update(patientIdentifiers)
        .set({ status: to })
        .where(and(ofPatient, eq(patientIdentifiers.id, identifierId)))
      const before = { scheme, value, status }
      const changed = { field: 'identifier', before, after: { ...before, status: to } }
      await recordChanges(tx, ctx, patientId, [changed], reason ? { reason } : {})
      await recordAudit(tx, ctx, {
        action: change === 'verify' ? 'patient.identifier-verified' : 'patient.identifier-superseded',
        subject: { type: 'patient', id: patientId },
        patientId,
        ...(reason ? { reason } : {}),
        details: { scheme, from: status },
      })
    })
  } catch (error) {
    if (violatedConstraint(error) === 'patient_identifiers_verified')
      throw new Conflict({ key: `errors.patient.numberTaken.${scheme}` })
    throw error
  }
}

function isCurrent(one: { scheme: string; status: IdentifierStatus }, scheme: string): boolean {
  return one.scheme === scheme && one.status !== 'superseded'
}
