import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import type { ContactPreferences, Gender, NextOfKin, PostalAddress, Sex } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { searchTermsOf } from './search-terms'
import type { ContactKind, IdentifierStatus, Needs, RegistrationStanding } from './vocabulary'

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
  standing?: RegistrationStanding
  standingSince?: string | null
  standingReason?: string | null
  usualClinician?: string | null
  needs?: Needs
  interpreter?: boolean
  spokenLanguage?: string | null
  correspondenceAddress?: PostalAddress | null
  restricted?: boolean
  identifier: { scheme: string; value: string; status?: IdentifierStatus } | null
  email: NewContact | null
  mobile: NewContact | null
  phone?: NewContact | null
  moreDetails?: MoreDetails
}

/** Writes a new patient's record with contacts, number and search terms, inside the caller's transaction. Returns its id. */
export async function admitPatient(tx: Tx, ctx: Ctx, details: PatientDetails): Promise<string> {
  const [patientId] = await admitPatients(tx, ctx, [details])
  if (!patientId) throw new Error('No patient was written')
  return patientId
}

/** Many at once, in one statement a table; a few hundred is a good number. Their ids, in the same order. */
export async function admitPatients(tx: Tx, ctx: Ctx, people: PatientDetails[]): Promise<string[]> {
  const practiceId = practiceOf(ctx)
  const createdAt = ctx.now
  const ids: string[] = []
  const records: (typeof patients.$inferInsert)[] = []
  const contacts: (typeof patientContacts.$inferInsert)[] = []
  const numbers: (typeof patientIdentifiers.$inferInsert)[] = []
  const terms: (typeof patientSearchTerms.$inferInsert)[] = []
  for (const { identifier, email, mobile, phone, ...record } of people) {
    const patientId = newId(ctx.now.getTime())
    const theirs = [
      ...(email ? [{ kind: 'email' as const, ...email }] : []),
      ...(mobile ? [{ kind: 'mobile' as const, ...mobile }] : []),
      ...(phone ? [{ kind: 'phone' as const, ...phone }] : []),
    ]
    ids.push(patientId)
    records.push({ practiceId, id: patientId, ...record, createdAt })
    for (const { kind, value, verified, shared } of theirs) {
      contacts.push({
        ...{ practiceId, id: newId(), patientId, kind, value },
        verifiedAt: verified ? ctx.now : null,
        ...(verified ? provenBy(ctx, kind) : unproven),
        sharedAcknowledgedAt: shared ? ctx.now : null,
        preferred: true,
        createdAt,
      })
    }
    if (identifier) numbers.push({ practiceId, id: newId(), patientId, status: 'unverified', ...identifier, createdAt })
    const found = searchTermsOf({
      givenName: record.givenName,
      familyName: record.familyName,
      dateOfBirth: record.dateOfBirth,
      identifiers: identifier ? [identifier.value] : [],
      contacts: theirs,
      postcode: record.address?.postcode ?? null,
    })
    for (const term of found) terms.push({ practiceId, term, born: record.dateOfBirth, patientId })
  }
  // One after the other on the connection; those of one word next to each other, as their index has them.
  await Promise.all([
    insertRows(tx, patients, records),
    insertRows(tx, patientContacts, contacts),
    insertRows(tx, patientIdentifiers, numbers),
    insertRows(tx, patientSearchTerms, terms.sort(byTerm)),
  ])
  return ids
}

const byTerm = (a: { term: string }, b: { term: string }) => (a.term < b.term ? -1 : 1)
const unproven = { verifiedBy: null, verifiedHow: null }

/** Staff who saw the contact at work are named; a person proves it with a link or a code. */
function provenBy({ actor }: Ctx, kind: ContactKind) {
  if (actor.kind === 'staff') return { verifiedBy: actor.staffId, verifiedHow: 'staff' as const }
  return { verifiedBy: null, verifiedHow: kind === 'email' ? ('link' as const) : ('code' as const) }
}
