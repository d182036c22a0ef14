import { and, eq } from 'drizzle-orm'
import { patientContacts, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { renewSearchTerms } from './edit-patient'
import { recordChanges } from './record-changes'
import type { AddContact } from './schema'
import { refuseSharedContacts } from './who-else'

/** Adds an email address or number to a patient's record; the first of its kind is the preferred one. */
export async function addContact(ctx: Ctx, input: AddContact): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const practiceId = practiceOf(ctx)
  const { patientId, kind, value, verified } = input
  await transaction(ctx, async (tx) => {
    const [patient] = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      .for('no key update')
    if (!patient) throw new NotFound('patient')
    const ofKind = await tx
      .select({ value: patientContacts.value })
      .from(patientContacts)
      .where(
        and(
          eq(patientContacts.practiceId, practiceId),
          eq(patientContacts.patientId, patientId),
          eq(patientContacts.kind, kind),
        ),
      )
    if (ofKind.some((one) => one.value === value)) throw new Invalid({ value: { key: 'errors.patient.contactKnown' } })
    const shared = await refuseSharedContacts(tx, ctx, [{ kind: 'value', value, words: kind }], { ...input, patientId })
    await tx.insert(patientContacts).values({
      ...{ practiceId, id: newId(ctx.now.getTime()), patientId, kind, value, preferred: ofKind.length === 0 },
      verifiedAt: verified ? ctx.now : null,
      verifiedBy: verified && ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      verifiedHow: verified ? 'staff' : null,
      sharedAcknowledgedAt: shared ? ctx.now : null,
      createdAt: ctx.now,
    })
    await recordChanges(tx, ctx, patientId, [{ field: kind, before: null, after: value }])
    await renewSearchTerms(tx, ctx, patientId)
    await recordAudit(tx, ctx, {
      action: 'patient.contact-added',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { kind, verified, shared },
    })
  })
}
