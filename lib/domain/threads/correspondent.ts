import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  accountModules,
  chargebands,
  onlineAccounts,
  patients,
  practiceSettings,
  practices,
  registrations,
  threads,
} from '@/drizzle/schema'
import { effectiveAccess, effectiveModules } from '@/lib/domain/modules/effective-access'
import type { Tx } from '@/lib/platform/db'
import type { NoMessaging } from './vocabulary'

export type Correspondent = NonNullable<Awaited<ReturnType<typeof correspondentOf>>>

const bandOfPatient = alias(chargebands, 'band_of_patient')
const bandOfRegistration = alias(chargebands, 'band_of_registration')

/** Of each thing its id first: a joined object counts as missing when its first column is null. */
const columns = {
  account: {
    id: onlineAccounts.id,
    kind: onlineAccounts.kind,
    status: onlineAccounts.status,
    disabledAt: onlineAccounts.disabledAt,
    patientId: onlineAccounts.patientId,
    registrationId: onlineAccounts.registrationId,
  },
  practice: { id: practices.id, name: practices.name, phone: practices.phone, nation: practices.nation },
  settings: {
    modules: practiceSettings.modules,
    basicAccounts: practiceSettings.basicAccounts,
    newThreadRole: practiceSettings.newThreadRole,
  },
  patient: {
    id: patients.id,
    givenName: patients.givenName,
    familyName: patients.familyName,
    locale: patients.locale,
    standing: patients.standing,
  },
  registration: {
    id: registrations.id,
    status: registrations.status,
    givenName: registrations.givenName,
    familyName: registrations.familyName,
    locale: registrations.locale,
    activatedBy: registrations.activatedBy,
    email: registrations.email,
  },
  patientBand: { id: bandOfPatient.id, allowMessaging: bandOfPatient.allowMessaging },
  registrationBand: { id: bandOfRegistration.id, allowMessaging: bandOfRegistration.allowMessaging },
  chosen: accountModules.enabled,
}

/**
 * Whom an account stands for when it writes or is written to, and why it may not now, if so. Until identity is checked
 * somebody joined to a record on file sees, and is, what they submitted: nobody may tell from it that there was a match.
 */
export async function correspondentOf(
  tx: Tx,
  practiceId: string,
  of: { accountId: string; loginId?: string } | { patientId: string },
) {
  const which =
    'patientId' in of
      ? eq(onlineAccounts.patientId, of.patientId)
      : and(eq(onlineAccounts.id, of.accountId), of.loginId ? eq(onlineAccounts.loginId, of.loginId) : undefined)
  const [row] = await tx
    .select(columns)
    .from(onlineAccounts)
    .innerJoin(practices, eq(practices.id, practiceId))
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practiceId))
    .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .leftJoin(
      registrations,
      and(eq(registrations.practiceId, practiceId), eq(registrations.id, onlineAccounts.registrationId)),
    )
    .leftJoin(bandOfPatient, and(eq(bandOfPatient.practiceId, practiceId), eq(bandOfPatient.id, patients.chargebandId)))
    .leftJoin(
      bandOfRegistration,
      and(eq(bandOfRegistration.practiceId, practiceId), eq(bandOfRegistration.id, registrations.chargebandId)),
    )
    .leftJoin(
      accountModules,
      and(
        eq(accountModules.practiceId, practiceId),
        eq(accountModules.accountId, onlineAccounts.id),
        eq(accountModules.module, 'messaging'),
      ),
    )
    .where(and(eq(onlineAccounts.practiceId, practiceId), isNull(onlineAccounts.closedAt), which))
  if (!row) return null
  const { account, practice, settings, registration } = row
  const patient = account.kind === 'basic' && registration?.status === 'joined' ? null : row.patient
  const person = patient ?? registration
  if (!person) return null
  const band = patient ? row.patientBand : row.registrationBand
  const facts = {
    account: { status: account.status, kind: account.kind, disabled: account.disabledAt !== null },
    standing: patient?.standing ?? null,
    practice: { nation: practice.nation, modules: settings.modules, basicAccounts: settings.basicAccounts },
    chosen: row.chosen === null ? {} : { messaging: row.chosen },
  }
  return {
    accountId: account.id,
    practice,
    /** The record as staff know it; the person may not know of it yet. */
    patientId: account.patientId,
    registrationId: patient ? null : account.registrationId,
    name: { givenName: person.givenName, familyName: person.familyName },
    locale: person.locale,
    /** Of a registration that has no record of its own to write to: the address it was activated with. */
    email: !patient && registration?.activatedBy === 'email' ? registration.email : null,
    newThreadRole: settings.newThreadRole,
    access: effectiveAccess(facts),
    refused: refusalOf(facts, band),
  }
}

type Facts = Parameters<typeof effectiveModules>[0]
type Band = { allowMessaging: boolean } | null

function refusalOf(facts: Facts, band: Band): NoMessaging | null {
  const access = effectiveAccess(facts)
  if (access !== 'open') return access
  if (!effectiveModules(facts).includes('messaging')) return 'service'
  return band?.allowMessaging ? null : 'chargeband'
}

/** The threads an account shows its person. */
export function threadsShownTo({ practice, patientId, registrationId }: Correspondent): SQL {
  const theirs = registrationId
    ? eq(threads.registrationId, registrationId)
    : patientId
      ? eq(threads.patientId, patientId)
      : sql`false`
  return sql`${threads.practiceId} = ${practice.id} and ${theirs}`
}
