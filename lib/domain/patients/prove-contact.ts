import { and, eq, sql } from 'drizzle-orm'
import { patientContacts, patientSearchTerms, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { searchTermsOf } from './search-terms'
import type { ContactKind, ContactProof } from './vocabulary'

type Proven = { patientId: string; kind: ContactKind; value: string; how: ContactProof }

/** Notes that a patient holds a contact: the one on file is verified, one that is new is added. Says which, if any. */
export async function proveContact(
  tx: Tx,
  ctx: Ctx,
  { patientId, kind, value, how }: Proven,
): Promise<'added' | 'verified' | 'known'> {
  const practiceId = practiceOf(ctx)
  const ofKind = and(
    eq(patientContacts.practiceId, practiceId),
    eq(patientContacts.patientId, patientId),
    eq(patientContacts.kind, kind),
  )
  const onFile = await tx
    .update(patientContacts)
    .set({
      verifiedAt: sql`coalesce(${patientContacts.verifiedAt}, ${ctx.now.toISOString()}::timestamptz)`,
      verifiedHow: sql`coalesce(${patientContacts.verifiedHow}, ${how})`,
    })
    .where(and(ofKind, eq(sql`lower(${patientContacts.value})`, value.toLowerCase())))
    .returning({ verifiedAt: patientContacts.verifiedAt })
  if (onFile.some(({ verifiedAt }) => verifiedAt?.getTime() === ctx.now.getTime())) return 'verified'
  if (onFile.length > 0) return 'known'
  const [preferred] = await tx
    .select({ id: patientContacts.id })
    .from(patientContacts)
    .where(and(ofKind, eq(patientContacts.preferred, true)))
  await tx.insert(patientContacts).values({
    practiceId,
    id: newId(ctx.now.getTime()),
    patientId,
    kind,
    value,
    verifiedAt: ctx.now,
    verifiedHow: how,
    preferred: preferred === undefined,
    createdAt: ctx.now,
  })
  const nobody = { givenName: '', familyName: '', dateOfBirth: '', identifiers: [] }
  const terms = searchTermsOf({ ...nobody, contacts: [{ kind, value }] })
  const [person] = await tx
    .select({ born: patients.dateOfBirth })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  if (!person) throw new NotFound('patient')
  await tx
    .insert(patientSearchTerms)
    .values(terms.map((term) => ({ practiceId, term, ...person, patientId })))
    .onConflictDoNothing()
  return 'added'
}
