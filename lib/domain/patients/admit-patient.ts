import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { ContactPreferences, Gender, NextOfKin, PostalAddress, Sex } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { searchTermsOf } from './search-terms'
import type { Needs } from './vocabulary'

export type PatientDetails = {
  title: string | null
  givenName: string
  familyName: string
  dateOfBirth: string
  sex: Sex | null
  gender: Gender | null
  chargebandId: string | null
  department: string | null
  division: string | null
  address: PostalAddress | null
  nextOfKin: NextOfKin | null
  contactPreferences: ContactPreferences
  locale: Locale
  needs?: Needs
  identifier: { scheme: string; value: string } | null
  email: { value: string; verified: boolean } | null
  mobile: { value: string; verified: boolean } | null
}

/** Writes a new patient's record with contacts, number and search terms, inside the caller's transaction. Returns its id. */
export async function admitPatient(tx: Tx, ctx: Ctx, details: PatientDetails): Promise<string> {
  const practiceId = practiceOf(ctx)
  const createdAt = ctx.now
  const patientId = newId(ctx.now.getTime())
  const { identifier, email, mobile, ...record } = details
  await tx.insert(patients).values({ practiceId, id: patientId, ...record, createdAt })
  const contacts = [
    ...(email ? [{ kind: 'email' as const, ...email }] : []),
    ...(mobile ? [{ kind: 'mobile' as const, ...mobile }] : []),
  ]
  if (contacts.length > 0) {
    await tx.insert(patientContacts).values(
      contacts.map(({ kind, value, verified }) => ({
        practiceId,
        id: newId(),
        patientId,
        kind,
        value,
        verifiedAt: verified ? ctx.now : null,
        preferred: true,
        createdAt,
      })),
    )
  }
  if (identifier) {
    await tx
      .insert(patientIdentifiers)
      .values({ practiceId, id: newId(), patientId, ...identifier, status: 'unverified', createdAt })
  }
  const terms = searchTermsOf({
    givenName: details.givenName,
    familyName: details.familyName,
    dateOfBirth: details.dateOfBirth,
    identifiers: identifier ? [identifier.value] : [],
    contacts,
    postcode: details.address?.postcode ?? null,
  })
  await tx.insert(patientSearchTerms).values(terms.map((term) => ({ practiceId, term, patientId })))
  return patientId
}
