import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import {
  chargebands,
  companies,
  logins,
  onlineAccounts,
  patientContacts,
  patientIdentifiers,
  patients,
  practiceSettings,
  registrations,
  signUpCodes,
  sites,
} from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { accountState } from '@/lib/domain/accounts/vocabulary'
import { recordAccess } from '@/lib/domain/audit/record-access'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { insurers, isInsurerOf } from '@/lib/domain/profiles/insurer-of'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'

/** Which of a patient’s pages was looked at. */
type PageOfPatient =
  | 'details'
  | 'identifiers'
  | 'missed-appointments'
  | 'identification'
  | 'online-services'
  | 'letter'
  | 'invoices'
  | 'messages'
  | 'history'

export type PatientRecord = NonNullable<Awaited<ReturnType<typeof patientRecord>>>

/** Everything staff see of one patient; the look is recorded, with which page it was. Null when there is no such patient. */
export async function patientRecord(ctx: Ctx, input: { patientId: string; what: PageOfPatient }) {
  visibleTo(ctx.actor, 'patient:view')
  const { patientId, what } = input
  if (!isId(patientId)) return null
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const person = await personOf(tx, practiceId, patientId)
    if (!person) return null
    await recordAccess(tx, ctx, { patientId, what })
    const { chargebandId, chargeband, folder, company, archivedAt, activatedAt, ...facts } = person
    return {
      ...facts,
      /** Whether the practice has online services at all. */
      onlineServices: activatedAt !== null,
      chargeband:
        chargebandId && chargeband
          ? { id: chargebandId, name: chargeband, folder, company, archived: archivedAt !== null }
          : null,
      identifiers: await identifiersOf(tx, practiceId, patientId),
      contacts: await contactsOf(tx, practiceId, patientId),
      accounts: await accountsOf(tx, ctx, practiceId, patientId),
      registration: await registrationOf(tx, practiceId, patientId),
    }
  })
}

async function personOf(tx: Tx, practiceId: string, patientId: string) {
  const [person] = await tx
    .select({
      id: patients.id,
      title: patients.title,
      givenName: patients.givenName,
      familyName: patients.familyName,
      preferredName: patients.preferredName,
      dateOfBirth: patients.dateOfBirth,
      dateOfBirthApproximate: patients.dateOfBirthApproximate,
      needs: patients.needs,
      interpreter: patients.interpreter,
      usualClinician: patients.usualClinician,
      siteId: patients.siteId,
      site: sites.name,
      version: patients.version,
      activatedAt: practiceSettings.onlineServicesActivatedAt,
      sex: patients.sex,
      gender: patients.gender,
      standing: patients.standing,
      department: patients.department,
      division: patients.division,
      address: patients.address,
      correspondenceAddress: patients.correspondenceAddress,
      restricted: patients.restricted,
      nextOfKin: patients.nextOfKin,
      contactPreferences: patients.contactPreferences,
      moreDetails: patients.moreDetails,
      insurer: insurers.name,
      locale: patients.locale,
      createdAt: patients.createdAt,
      chargebandId: patients.chargebandId,
      chargeband: chargebands.name,
      folder: chargebands.folder,
      archivedAt: chargebands.archivedAt,
      company: companies.name,
    })
    .from(patients)
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, patients.practiceId))
    .leftJoin(chargebands, and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, patients.chargebandId)))
    .leftJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
    .leftJoin(sites, and(eq(sites.practiceId, practiceId), eq(sites.id, patients.siteId)))
    .leftJoin(insurers, and(eq(insurers.practiceId, practiceId), isInsurerOf(patients.moreDetails)))
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  return person
}

async function identifiersOf(tx: Tx, practiceId: string, patientId: string) {
  const rows = await tx
    .select({
      id: patientIdentifiers.id,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
      status: patientIdentifiers.status,
    })
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), eq(patientIdentifiers.patientId, patientId)))
    .orderBy(desc(patientIdentifiers.status), asc(patientIdentifiers.createdAt))
  // 'verified' is last in the alphabet, so it comes first.
  return rows.map((row) => ({ ...row, scheme: row.scheme as IdentifierScheme }))
}

async function contactsOf(tx: Tx, practiceId: string, patientId: string) {
  return tx
    .select({
      id: patientContacts.id,
      kind: patientContacts.kind,
      value: patientContacts.value,
      verifiedAt: patientContacts.verifiedAt,
      preferred: patientContacts.preferred,
    })
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.patientId, patientId)))
    .orderBy(desc(patientContacts.preferred), asc(patientContacts.createdAt))
}

/** Without one that gave way when a registration was joined: nobody can use it any more. */
async function accountsOf(tx: Tx, ctx: Ctx, practiceId: string, patientId: string) {
  const rows = await tx
    .select({
      id: onlineAccounts.id,
      kind: onlineAccounts.kind,
      status: onlineAccounts.status,
      disabledAt: onlineAccounts.disabledAt,
      disabledReason: onlineAccounts.disabledReason,
      createdAt: onlineAccounts.createdAt,
      lockedUntil: logins.lockedUntil,
      email: logins.email,
      username: logins.username,
    })
    .from(onlineAccounts)
    .leftJoin(logins, eq(logins.id, onlineAccounts.loginId))
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.patientId, patientId),
        isNull(onlineAccounts.closedAt),
      ),
    )
    .orderBy(asc(onlineAccounts.createdAt))
  return rows.map(({ status, ...row }) => ({ ...row, state: accountState({ status, ...row }, ctx.now) }))
}

/** The registration this record came from or was joined to, with the code it was made with. */
async function registrationOf(tx: Tx, practiceId: string, patientId: string) {
  const [row] = await tx
    .select({
      id: registrations.id,
      reference: registrations.reference,
      route: registrations.route,
      evidence: registrations.evidence,
      statisticalUse: registrations.statisticalUse,
      submittedAt: registrations.submittedAt,
      activatedAt: registrations.activatedAt,
      activatedBy: registrations.activatedBy,
      signUpCodeId: registrations.signUpCodeId,
      code: signUpCodes.code,
    })
    .from(registrations)
    .leftJoin(signUpCodes, and(eq(signUpCodes.practiceId, practiceId), eq(signUpCodes.id, registrations.signUpCodeId)))
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.patientId, patientId)))
    .orderBy(desc(registrations.submittedAt))
    .limit(1)
  return row ?? null
}
