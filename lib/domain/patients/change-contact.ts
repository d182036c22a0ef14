import { and, eq } from 'drizzle-orm'
import { patientContacts, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { renewSearchTerms } from './edit-patient'
import { preferContact, preferNext } from './prefer-contact'
import { recordChanges } from './record-changes'
import type { ChangeContact } from './schema'

/**
 * Marks a contact as seen to be theirs, makes it the preferred one of its kind, or removes it. A login is none of a
 * record's contacts: removing an email locks nobody out.
 */
export async function changeContact(ctx: Ctx, { patientId, contactId, change }: ChangeContact): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  await transaction(ctx, async (tx) => {
    const contact = await lockContact(tx, ctx, patientId, contactId)
    const { kind, value } = contact
    const here = and(eq(patientContacts.practiceId, practiceOf(ctx)), eq(patientContacts.id, contactId))
    if (change === 'verify') {
      const verifiedBy = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
      await tx.update(patientContacts).set({ verifiedAt: ctx.now, verifiedBy, verifiedHow: 'staff' }).where(here)
    }
    if (change === 'prefer') await preferContact(tx, ctx, contact)
    if (change === 'remove') {
      await tx.delete(patientContacts).where(here)
      if (contact.preferred) await preferNext(tx, ctx, contact)
      await renewSearchTerms(tx, ctx, patientId)
    }
    const after = change === 'remove' ? null : { value, [change]: true }
    await recordChanges(tx, ctx, patientId, [{ field: kind, before: value, after }])
    await recordAudit(tx, ctx, {
      action: 'patient.contact-changed',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { kind, change },
    })
  })
}

type Contact = typeof patientContacts.$inferSelect

async function lockContact(tx: Tx, ctx: Ctx, patientId: string, contactId: string): Promise<Contact> {
  // The patient first, as whoever else changes the record does: its words to be found by are written anew by one at a time.
  await tx
    .select({ id: patients.id })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
    .for('no key update')
  // All of the patient's, in one order, so that two who prefer different ones take turns.
  const all = await tx
    .select()
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceOf(ctx)), eq(patientContacts.patientId, patientId)))
    .orderBy(patientContacts.id)
    .for('update')
  const contact = all.find(({ id }) => id === contactId)
  if (!contact) throw new Conflict({ key: 'errors.patient.contactGone' })
  return contact
}
