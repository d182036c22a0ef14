import { and, eq } from 'drizzle-orm'
import { patientContacts, patients } from '@/drizzle/schema'
import { renewSearchTerms } from '@/lib/domain/patients/edit-patient'
import { preferContact } from '@/lib/domain/patients/prefer-contact'
import { recordChanges } from '@/lib/domain/patients/record-changes'
import { replacePending } from '@/lib/domain/patients/replace-pending'
import type { ContactProof, ProvenField } from '@/lib/domain/patients/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { announce } from '@/lib/platform/outbox'

type Proven = { patientId: string; kind: ProvenField; value: string; how: ContactProof }

/**
 * Makes a contact the patient has just proved the verified and preferred one of its kind. What the practice used before
 * is kept in the change, which waits for staff; the contacts used until now are told.
 */
export async function writeContact(tx: Tx, ctx: Ctx, proven: Proven): Promise<void> {
  const { patientId, kind, value, how } = proven
  const practiceId = practiceOf(ctx)
  const [patient] = await tx
    .select({ locale: patients.locale })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
    .for('no key update')
  if (!patient) throw new NotFound('patient')
  const all = await tx
    .select()
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.patientId, patientId)))
    .orderBy(patientContacts.id)
    .for('update')
  const ofKind = all.filter((contact) => contact.kind === kind)
  const waiting = await replacePending(tx, ctx, patientId, kind)
  const onFile = ofKind.find((contact) => contact.value.toLowerCase() === value.toLowerCase())
  const before = waiting ? waiting.before : (ofKind.find(({ preferred }) => preferred)?.value ?? null)
  const id = onFile?.id ?? newId(ctx.now.getTime())
  if (onFile) {
    const proof = { verifiedAt: ctx.now, verifiedHow: how }
    await tx.update(patientContacts).set(proof).where(oneContact(practiceId, id))
  } else {
    const row = { practiceId, id, patientId, kind, value, verifiedAt: ctx.now, verifiedHow: how }
    await tx.insert(patientContacts).values({ ...row, preferred: false, createdAt: ctx.now })
  }
  await preferContact(tx, ctx, { id, patientId, kind })
  const given = addedBy(waiting?.after)
  // One the patient gave a moment ago and replaces before anybody looked was never the practice's.
  if (given && given !== value) await removeGiven(tx, practiceId, patientId, kind, given)
  const added = !onFile || given === onFile.value
  await recordChanges(tx, ctx, patientId, [{ field: kind, before, after: { value, proven: how, added } }], {
    byPatient: 'pending',
  })
  await renewSearchTerms(tx, ctx, patientId)
  await tellOthers(tx, ctx, proven, patient.locale, all)
}

const oneContact = (practiceId: string, id: string) =>
  and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.id, id))

/** The value that a waiting change put on the record, where it was not there before. */
function addedBy(after: unknown): string | null {
  if (typeof after !== 'object' || after === null || !('value' in after) || !('added' in after)) return null
  return after.added === true ? String(after.value) : null
}

async function removeGiven(tx: Tx, practiceId: string, patientId: string, kind: ProvenField, value: string) {
  await tx
    .delete(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, kind),
        eq(patientContacts.value, value),
        eq(patientContacts.preferred, false),
      ),
    )
}

type Contact = typeof patientContacts.$inferSelect

/** Every verified address and number of that kind, and the email where a number changed: it may not have been them. */
async function tellOthers(tx: Tx, ctx: Ctx, { patientId, kind, value }: Proven, locale: Contacted, all: Contact[]) {
  const told = all.filter(
    (contact) =>
      contact.verifiedAt !== null &&
      contact.value.toLowerCase() !== value.toLowerCase() &&
      (contact.kind === kind || (contact.kind === 'email' && contact.preferred)),
  )
  for (const contact of told) {
    const channel = contact.kind === 'email' ? ('email' as const) : ('sms' as const)
    const message = { kind: 'contact-changed' as const, channel, recipient: contact.value, locale }
    await announce(tx, ctx, { ...message, ids: { patientId }, patientId })
  }
}
type Contacted = (typeof patients.$inferSelect)['locale']
