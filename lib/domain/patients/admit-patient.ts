import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { ContactPreferences, Gender, NextOfKin, PostalAddress, Sex } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { searchTermsOf } from './search-terms'
import type { IdentifierStatus, Needs } from './vocabulary'

/** `shared` says that staff were told others use it too, and kept it. */
type NewContact = { value: string; verified: boolean; shared?: boolean }

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
  preferredName?: string | null
  dateOfBirthApproximate?: boolean
  siteId?: string | null
  usualClinician?: string | null
  needs?: Needs
  interpreter?: boolean
  identifier: { scheme: string; value: string; status?: IdentifierStatus } | null
  email: NewContact | null
  mobile: NewContact | null
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
      contacts.map(({ kind, value, verified, shared }) => ({
        practiceId,
        id: newId(),
        patientId,
        kind,
        value,
        verifiedAt: verified ? ctx.now : null,
        ...(verified ? provenBy(ctx, kind) : {}),
        sharedAcknowledgedAt: shared ? ctx.now : null,
        preferred: true,
        createdAt,
      })),
    )
  }
  if (identifier) {
    await tx
      .insert(patientIdentifiers)
      .values({ practiceId, id: newId(), patientId, status: 'unverified', ...identifier, createdAt })
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

/** Staff who saw the contact at work are named; a person proves it with a link or a code. */
function provenBy({ actor }: Ctx, kind: 'email' | 'mobile') {
  if (actor.kind === 'staff') return { verifiedBy: actor.staffId, verifiedHow: 'staff' as const }
  return { verifiedHow: kind === 'email' ? ('link' as const) : ('code' as const) }
}
