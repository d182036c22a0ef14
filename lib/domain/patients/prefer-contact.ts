import { and, desc, eq, ne } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { ContactKind } from './vocabulary'

type OfKind = { patientId: string; kind: ContactKind }

/** Makes a contact the preferred one of its kind. The caller holds the patient's contacts locked. */
export async function preferContact(tx: Tx, ctx: Ctx, contact: OfKind & { id: string }): Promise<void> {
  const here = ofKind(ctx, contact)
  await tx
    .update(patientContacts)
    .set({ preferred: false })
    .where(and(here, ne(patientContacts.id, contact.id)))
  await tx
    .update(patientContacts)
    .set({ preferred: true })
    .where(and(here, eq(patientContacts.id, contact.id)))
}

/** Where the preferred one is gone, the newest verified one takes its place, else the newest. */
export async function preferNext(tx: Tx, ctx: Ctx, contacts: OfKind): Promise<void> {
  const left = await tx
    .select()
    .from(patientContacts)
    .where(ofKind(ctx, contacts))
    .orderBy(desc(patientContacts.createdAt))
  const next = left.find(({ verifiedAt }) => verifiedAt !== null) ?? left[0]
  if (next) await preferContact(tx, ctx, next)
}

function ofKind(ctx: Ctx, { patientId, kind }: OfKind) {
  return and(
    eq(patientContacts.practiceId, practiceOf(ctx)),
    eq(patientContacts.patientId, patientId),
    eq(patientContacts.kind, kind),
  )
}
