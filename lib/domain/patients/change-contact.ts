import { and, desc, eq, ne } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { renewSearchTerms } from './edit-patient'
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
    if (change === 'prefer') await prefer(tx, ctx, contact)
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

async function prefer(tx: Tx, ctx: Ctx, { id, patientId, kind }: Contact): Promise<void> {
  const ofKind = and(
    eq(patientContacts.practiceId, practiceOf(ctx)),
    eq(patientContacts.patientId, patientId),
    eq(patientContacts.kind, kind),
  )
  await tx
    .update(patientContacts)
    .set({ preferred: false })
    .where(and(ofKind, ne(patientContacts.id, id)))
  await tx
    .update(patientContacts)
    .set({ preferred: true })
    .where(and(ofKind, eq(patientContacts.id, id)))
}

/** Where the preferred one is gone, the newest verified one takes its place, else the newest. */
async function preferNext(tx: Tx, ctx: Ctx, { patientId, kind }: Contact): Promise<void> {
  const left = await tx
    .select()
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceOf(ctx)),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, kind),
      ),
    )
    .orderBy(desc(patientContacts.createdAt))
  const next = left.find(({ verifiedAt }) => verifiedAt !== null) ?? left[0]
  if (next) await prefer(tx, ctx, next)
}
