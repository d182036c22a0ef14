import { and, eq } from 'drizzle-orm'
import { identifications, patientEntries, patients, staffMembers } from '@/drizzle/schema'
import type { StaffActor } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { AddIdentification } from './schema'
import { dataVerifiedEntry, vouchingTypes } from './vocabulary'

/**
 * Records one check of who a patient is, and with the first the coded entry that their data were verified. Only staff
 * on the practice's list may check, and only those who may vouch may do without documents.
 */
export async function addIdentification(
  ctx: Ctx,
  input: AddIdentification,
): Promise<{ patientId: string; identificationId: string }> {
  authorize(ctx.actor, 'identification:add')
  const actor = visibleTo(ctx.actor, 'identification:add')
  const { patientId, type, checkedOn, note = null } = input
  const practiceId = practiceOf(ctx)
  return transaction(ctx, async (tx) => {
    if (checkedOn > (await todayOf(tx, ctx))) {
      throw new Invalid({ checkedOn: { key: 'errors.identification.future' } })
    }
    await refuseUnlisted(tx, actor, vouchingTypes.includes(type))
    // Taken as those do who move the patient to another practice: a check goes with them, or comes after.
    const [patient] = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      .for('no key update')
    if (!patient) throw new NotFound('patient')
    const id = newId(ctx.now.getTime())
    const made = { practiceId, patientId, staffName: actor.name, note, createdAt: ctx.now }
    await tx.insert(identifications).values({ ...made, id, type, checkedOn, staffId: actor.staffId })
    await tx
      .insert(patientEntries)
      .values({ ...made, id: newId(), ...dataVerifiedEntry, enteredOn: checkedOn })
      .onConflictDoNothing()
    await recordAudit(tx, ctx, {
      action: 'identification.added',
      subject: { type: 'identification', id },
      patientId,
      details: { type, checkedOn },
    })
    return { patientId, identificationId: id }
  })
}

async function refuseUnlisted(tx: Tx, { practiceId, staffId }: StaffActor, vouching: boolean): Promise<void> {
  const [member] = await tx
    .select({ mayVerify: staffMembers.mayVerify, mayVouch: staffMembers.mayVouch })
    .from(staffMembers)
    .where(and(eq(staffMembers.practiceId, practiceId), eq(staffMembers.id, staffId)))
  if (!member?.mayVerify) throw new Invalid({ type: { key: 'errors.identification.notListed' } })
  if (vouching && !member.mayVouch) throw new Invalid({ type: { key: 'errors.identification.mayNotVouch' } })
}
