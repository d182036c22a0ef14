import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { onlineAccounts, registrations, sites, staffMembers } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { linkOf } from '@/drizzle/seed/register-person'
import { upgradeAccount } from '@/lib/domain/accounts/upgrade-account'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { startBatch } from '@/lib/domain/batches/start-batch'
import { stopBatch } from '@/lib/domain/batches/stop-batch'
import { chooseLetters } from '@/lib/domain/bulk-letters/choose-letters'
import { addRule } from '@/lib/domain/chargebands/add-rule'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { askContact } from '@/lib/domain/details/ask-contact'
import { proposeAddress } from '@/lib/domain/details/propose'
import { addIdentification } from '@/lib/domain/identifications/add-identification'
import { receiveFile } from '@/lib/domain/imports/receive-file'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import { joinScheme } from '@/lib/domain/memberships/join-scheme'
import { waitingChangesOf } from '@/lib/domain/patients/waiting-changes'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { forPractice, read, transaction } from '@/lib/domain/shared/context'
import { type SplitParams, untried } from '@/lib/domain/splits/params'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import { startOwnThread } from '@/lib/domain/threads/start-own-thread'
import { newId } from '@/lib/platform/ids'
import { secretValue } from '@/lib/platform/secrets'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { asPatient } from '@/lib/testing/people'
import { billedAt, makeScheme } from '@/lib/testing/schemes'
import { newestSecret } from '@/lib/testing/signed-in-patient'
import { registerOverHttp } from './http-journey'
import { formOf, startVisit } from './http-visit'
import { otherBand } from './other-band'
import type { OwnPractice } from './own-practice'
import { type Person, somebody } from './person'

export type Places = Awaited<ReturnType<typeof makePlaces>>

/** Something of everything that has a page of its own: a patient, a waiting registration, a rule, open links. */
export async function makePlaces(practice: OwnPractice, base: string, address: string) {
  const { slug, chargebandId } = practice
  const { id: signUpCodeId, code } = await practice.newCode()
  const patient = await identified(practice, base, address, code)
  const waiting = await registered(practice, base, address, code, false)
  const { givenName, familyName, day, month, year } = patient.person
  const alikeIt = { givenName, familyName, day, month, year }
  const inReview = await registered(practice, base, address, code, true, alikeIt)
  const manager = { ...practice.as('manager'), now: new Date() }
  const [company] = await listCompanies(manager)
  const rule = await addRule(manager, {
    kind: 'patient-self-book',
    chargebandId,
    name: `Book ${newId()}`,
    siteIds: [],
    allow: true,
    serviceIds: [],
    newServices: `Blood test ${newId().slice(-6)}`,
  })
  const found = await read(manager, async (tx) => ({
    accounts: await tx
      .select({ id: onlineAccounts.id })
      .from(onlineAccounts)
      .where(eq(onlineAccounts.registrationId, patient.row.id)),
    sites: await tx.select({ id: sites.id }).from(sites).where(eq(sites.practiceId, practice.practiceId)),
    clinician: await tx
      .select({ id: staffMembers.id })
      .from(staffMembers)
      .where(and(eq(staffMembers.practiceId, practice.practiceId), eq(staffMembers.role, 'clinician'))),
  }))
  const secret = (kind: SecretKind, subjectId: string, practiceId: string | null = null) =>
    transaction(practice.system, (tx) => issueSecret(tx, new Date(), { kind, practiceId, subjectId }))
  const loginId = patient.row.loginId ?? ''
  const patientId = patient.row.patientId ?? ''
  const letterman = { familyName: `Letterman ${newId()}`, dateOfBirth: '1970-01-02' }
  const alike = await issueLetterTo(manager, letterman)
  const held = await issueLetterTo(manager, {
    ...letterman,
    identifier: { scheme: 'nhs', value: freshNhsNumber() },
  })
  const checkedOn = new Date().toISOString().slice(0, 10)
  const passport = { type: 'passport', checkedOn, note: undefined } as const
  await addIdentification(manager, { patientId: held.patientId, ...passport })
  const accountId = found.accounts[0]?.id ?? ''
  const own = await ownChanges(practice, { patientId, accountId, loginId, password: patient.person.password })
  return {
    slug,
    chargebandId,
    signUpCodeId,
    code,
    companyId: company?.id ?? '',
    otherBandId: await otherBand(practice, company?.id ?? ''),
    ruleId: rule.id,
    siteId: found.sites[0]?.id ?? '',
    staffId: found.clinician[0]?.id ?? '',
    patient: patient.person,
    patientId,
    ...own,
    threadId: await ownThread(practice, { accountId, loginId }),
    ...(await memberOf(practice, { accountId, loginId })),
    identificationId: patient.identificationId,
    accountId,
    batchId: await stoppedBatch(practice),
    importId: await waitingImport(practice),
    splitId: await chosenSplit(practice),
    apiClientId: await newApiClient(practice),
    bundleId: (await chooseLetters(manager, printEverything)).bundleId,
    withLetterId: held.patientId,
    duplicateId: alike.patientId,
    registrationId: waiting.row.id,
    inReviewId: inReview.row.id,
    activation: await linkOf(practice.visitor, waiting.row.id),
    invitation: await newInvitation(practice),
    reset: secretValue(await secret('password-reset', loginId)),
    unlock: secretValue(await secret('unlock', loginId)),
    letterLink: secretValue(await secret('letter-link', held.letterId, practice.practiceId)),
  }
}

/** A scheme of the practice's chargeband that the patient is a member of, and the invoice they owe for it. */
async function memberOf(practice: OwnPractice, { accountId, loginId }: { accountId: string; loginId: string }) {
  const { id: schemeId } = await makeScheme(practice, practice.chargebandId)
  const ctx = { ...forPractice(asPatient(practice.visitor, loginId), null), now: new Date() }
  await joinScheme(ctx, { accountId, schemeId, gross: undefined })
  const { invoices } = await billedAt(practice)
  return { schemeId, invoiceId: invoices.at(-1)?.id ?? '' }
}

/** Somebody who registered over HTTP, and activated by the link if wanted. */
export async function registered(
  practice: OwnPractice,
  base: string,
  address: string,
  code: string,
  activate: boolean,
  change: Partial<Person> = {},
) {
  const visit = startVisit(base, { address })
  const person = somebody(change)
  await registerOverHttp(visit, { slug: practice.slug, code }, person)
  const find = () =>
    read(practice.system, async (tx) => {
      const [row] = await tx.select().from(registrations).where(eq(registrations.email, person.email))
      if (!row) throw new Error('The registration is not there')
      return row
    })
  const row = await find()
  if (!activate) return { person, row, visit }
  const page = await visit.open(`/activate/${await linkOf(practice.visitor, row.id)}`)
  await visit.send(page, formOf(page), {})
  return { person, row: await find(), visit }
}

const printEverything = {
  who: 'unprinted',
  ...{ makeAccounts: false, byPost: false, again: false },
  ...{ chargebandId: undefined, numbers: undefined, reason: undefined },
} as const

/** Somebody who registered, and whose identity staff checked, so that they may change their own details. */
export async function identified(practice: OwnPractice, base: string, address: string, code: string) {
  const patient = await registered(practice, base, address, code, true)
  const manager = { ...practice.as('manager'), now: new Date() }
  const patientId = patient.row.patientId ?? ''
  const checkedOn = new Date().toISOString().slice(0, 10)
  const check = { patientId, type: 'passport', checkedOn, note: undefined } as const
  const { identificationId } = await addIdentification(manager, check)
  await upgradeAccount(manager, { patientId })
  return { ...patient, patientId, identificationId }
}

type Own = { patientId: string; accountId: string; loginId: string; password: string }

/** A link to an address that somebody has not proved yet, and a change of theirs that waits. */
async function ownChanges(practice: OwnPractice, { patientId, accountId, loginId, password }: Own) {
  const me = { ...forPractice(asPatient(practice.visitor, loginId), null), now: new Date() }
  const email = `new-${newId()}@example.com`
  await askContact(me, { accountId, kind: 'email', value: email, password, locale: 'en' })
  const { token } = await newestSecret(practice.as('manager'), 'email-proof', email)
  await proposeAddress(me, { accountId, postcode: 'M1 1AE', line1: '9 New Road', line2: undefined, town: undefined })
  const [change] = await waitingChangesOf(practice.as('manager'), { patientId })
  return { emailProof: token, changeId: change?.id ?? '' }
}

async function ownThread(practice: OwnPractice, { accountId, loginId }: Pick<Own, 'accountId' | 'loginId'>) {
  const me = { ...forPractice(asPatient(practice.visitor, loginId), null), now: new Date() }
  const written = { subject: 'A question', text: 'May I come earlier?', writingKey: randomUUID() }
  return (await startOwnThread(me, { accountId, ...written })).threadId
}

async function waitingImport(practice: OwnPractice): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const list = new TextEncoder().encode(
    'Surname,First name,Date of birth\nListed,Lena,1980-02-03\nListed,Luke,31/02/1980',
  )
  const received = await receiveFile(manager, list)
  if (!received.ok) throw new Error(received.problem)
  return received.importId
}

async function stoppedBatch(practice: OwnPractice): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const { batchId } = await transaction(manager, async (tx) => {
    const started = await startBatch(tx, manager, { kind: 'letters', total: 0 })
    await stopBatch({ ...manager, db: tx }, started)
    return started
  })
  return batchId
}

async function chosenSplit(practice: OwnPractice): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const params: SplitParams = {
    ...{ targetId: practice.practiceId, who: 'everybody', value: '', siteId: null, chargebandId: null },
    ...{ withoutAccess: false, reason: 'A merger', rehearsal: untried },
  }
  const { batchId } = await transaction(manager, (tx) =>
    startBatch(tx, manager, { kind: 'split', total: 0, params, draft: true }),
  )
  return batchId
}

async function newApiClient(practice: OwnPractice): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const { clientId } = await createApiClient(manager, {
    name: `Client ${newId()}`,
    portal: 'patient',
    allowedOrigins: ['https://portal.example.com'],
    allowedNetworks: [],
    portalAddress: null,
    discloses10001: false,
    asksSecondFactor: false,
    requestsPerMinute: 600,
    registrationsPerHour: 120,
  })
  return clientId
}

async function newInvitation(practice: OwnPractice): Promise<string> {
  const manager = { ...practice.as('manager'), now: new Date() }
  const email = `new-${newId()}@example.com`
  const { staffId } = await inviteStaff(manager, { name: 'Newly Invited', email, role: 'receptionist' })
  const secretId = await transaction(practice.system, (tx) =>
    issueSecret(tx, new Date(), { kind: 'staff-invitation', practiceId: practice.practiceId, subjectId: staffId }),
  )
  return secretValue(secretId)
}
