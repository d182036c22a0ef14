import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEvents, messages, onlineAccounts, patients } from '@/drizzle/schema'
import { linkOf, registerPerson } from '@/drizzle/seed/register-person'
import { ownInvoices } from '@/lib/domain/invoices/own-invoices'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { createFromRegistration } from '@/lib/domain/registrations/create-from-registration'
import { joinRegistration } from '@/lib/domain/registrations/join-registration'
import { refuseRegistration } from '@/lib/domain/registrations/refuse-registration'
import { forPractice, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { createTestDatabase } from '@/lib/testing/database'
import { asPatient, makePractice, type TestPractice } from '@/lib/testing/people'
import { openForRegistration, type Registering, somebody, testPassword } from '@/lib/testing/registering'
import { billedAt, makeScheme } from '@/lib/testing/schemes'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { archiveScheme } from './archive-scheme'
import { firstBill, grossOf } from './billing'
import { changePrice } from './change-price'
import { joinScheme } from './join-scheme'
import { ownMemberships } from './own-membership'
import { membershipsOfPatient } from './queries'

const database = await createTestDatabase()
const app = connect(database.appUrl, 40)
let practice: TestPractice
let here: Registering
let at: Awaited<ReturnType<typeof atTheDesk>>
let scheme: { id: string; code: string }

beforeAll(async () => {
  practice = await makePractice(app.db)
  here = await openForRegistration(practice)
  at = await atTheDesk(practice)
  scheme = await makeScheme(practice, here.chargebandId)
})
afterAll(async () => {
  await app.end()
  await database.drop()
})

const terms = { net: 100_00, tax: 20_00, frequency: 'monthly' as const, billingDay: 1 }
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(practice.visitor.now)

async function registered(change: Parameters<typeof somebody>[0] = {}, activate = true) {
  const person = somebody(change)
  const id = await registerPerson(practice.visitor, person, { code: scheme.code, password: testPassword, activate })
  return { id, person, row: await here.registrationOf(id) }
}
const billed = async (registrationId: string) => {
  const all = await billedAt(practice)
  return {
    invoices: all.invoices.filter((one) => one.registrationId === registrationId),
    memberships: all.memberships.filter((one) => one.registrationId === registrationId),
  }
}
const patientOf = (loginId: string | null | undefined) => forPractice(asPatient(practice.visitor, loginId ?? ''), null)
const logOf = (patientId: string) =>
  read(practice.system, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.patientId, patientId)))

/** A patient with a full account on the scheme's chargeband. */
async function onBand() {
  const patient = await signedInPatient(practice, at)
  const { patientId, accountId } = patient
  await read(practice.system, async (tx) => {
    await tx.update(patients).set({ chargebandId: here.chargebandId }).where(eq(patients.id, patientId))
    await tx.update(onlineAccounts).set({ kind: 'full' }).where(eq(onlineAccounts.id, accountId))
  })
  return patient
}

describe('registering with a membership code', () => {
  it('makes a member and the first invoice at activation, and tells them by email', async () => {
    const { id, person, row } = await registered()
    expect(row).toMatchObject({ chargebandId: here.chargebandId, signUpCodeId: null, membershipSchemeId: scheme.id })
    const { invoices, memberships } = await billed(id)
    const bill = firstBill(terms, today())
    expect(memberships).toMatchObject([
      { patientId: row?.patientId, joinedOn: today(), nextInvoiceOn: bill.nextOn, ...terms, leftAt: null },
    ])
    expect(invoices).toMatchObject([
      {
        ...{ patientId: row?.patientId, issuedOn: today(), dueOn: today(), status: 'open', currency: 'GBP' },
        ...{ net: bill.net, tax: bill.tax, gross: grossOf(bill), locale: 'en' },
        items: [{ name: 'Gold', code: scheme.code, from: bill.from, to: bill.to }],
        creditor: { name: 'Test Surgery' },
        debtor: {
          name: `Ms ${person.givenName} ${person.familyName}`,
          lines: ['1 Example Street', 'Manchester', 'M1 1AE'],
        },
      },
    ])
    const log = (await logOf(row?.patientId ?? '')).map(({ action }) => action)
    expect(log).toEqual(expect.arrayContaining(['membership.joined', 'invoice.raised', 'registration.activated']))
    const told = await read(practice.system, (tx) =>
      tx
        .select()
        .from(messages)
        .where(and(eq(messages.kind, 'invoice-raised'), eq(messages.recipient, person.email))),
    )
    expect(told).toHaveLength(1)
    const [own] = await ownInvoices(patientOf(row?.loginId))
    expect(own?.invoices.map((invoice) => invoice.id)).toEqual([invoices[0]?.id])
  })

  it('owes nothing before it is activated, and once however often the link is used', async () => {
    const { id, row } = await registered({}, false)
    expect(row?.status).toBe('awaiting-activation')
    expect((await billed(id)).invoices).toEqual([])
    const token = await linkOf(practice.visitor, id)
    const answers = await Promise.allSettled(
      Array.from({ length: 32 }, () => activateByLink(practice.visitor, { token })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await billed(id)).invoices).toHaveLength(1)
    expect((await billed(id)).memberships).toHaveLength(1)
  })

  it('keeps the price the person was told, and a scheme that was closed since', async () => {
    const own = await makeScheme(practice, here.chargebandId)
    const code = own.code
    const person = somebody()
    const id = await registerPerson(practice.visitor, person, { code, password: testPassword, activate: false })
    await changePrice(practice.as('manager'), { schemeId: own.id, version: 1, net: 500_00, tax: 0 })
    await archiveScheme(practice.as('manager'), { schemeId: own.id, version: 2 })
    await activateByLink(practice.visitor, { token: await linkOf(practice.visitor, id) })
    expect((await billed(id)).memberships).toMatchObject([{ net: 100_00, tax: 20_00 }])
    const late = registerPerson(practice.visitor, somebody(), { code, password: testPassword, activate: false })
    await expect(late).rejects.toMatchObject({ fields: { code: { key: 'errors.code.unknown' } } })
  })

  it('looks the same where staff still decide, and goes to the patient they find', async () => {
    const twin = await registered()
    const { givenName, familyName, dateOfBirth } = twin.person
    const alike = { givenName, familyName, dateOfBirth }
    const waits = await registered(alike)
    expect(waits.row?.status).toBe('in-review')
    const before = await billed(waits.id)
    expect(before.invoices).toMatchObject([{ patientId: null, status: 'open' }])
    const mine = await ownInvoices(patientOf(waits.row?.loginId))
    expect(mine[0]?.invoices).toHaveLength(1)
    expect((await ownMemberships(patientOf(waits.row?.loginId)))[0]?.current?.name).toBe('Gold')

    const desk = practice.as('receptionist')
    const { patientId } = await createFromRegistration(desk, { registrationId: waits.id, reason: 'A twin' })
    expect((await billed(waits.id)).invoices).toMatchObject([{ patientId, status: 'open' }])

    const refused = await registered(alike)
    expect(refused.row?.status).toBe('in-review')
    await refuseRegistration(desk, { registrationId: refused.id, reason: 'Not ours' })
    const after = await billed(refused.id)
    expect(after.invoices).toMatchObject([{ status: 'cancelled' }])
    expect(after.memberships).toMatchObject([{ leftBy: 'staff' }])
  })

  it('is not joined to a patient who is a member already', async () => {
    const { ctx, accountId, patientId, givenName, familyName, dateOfBirth } = await onBand()
    await joinScheme(ctx, { accountId, schemeId: scheme.id, gross: undefined })
    await read(practice.system, (tx) =>
      tx.update(onlineAccounts).set({ status: 'created', loginId: null }).where(eq(onlineAccounts.id, accountId)),
    )
    const waits = await registered({ givenName, familyName, dateOfBirth })
    const join = joinRegistration(at.desk, { registrationId: waits.id, patientId, reason: 'Same person' })
    await expect(join).rejects.toMatchObject({ reason: { key: 'errors.review.hasMembership' } })
    expect((await here.registrationOf(waits.id))?.status).toBe('in-review')
  })

  it('shows somebody joined but not checked only what they gave themselves', async () => {
    const { patientId, givenName, familyName, dateOfBirth } = await at.register()
    const joined = await registered({ givenName, familyName, dateOfBirth, line1: '9 Own Street' })
    expect(joined.row?.status).toBe('in-review')
    const reason = 'Same person'
    await joinRegistration(practice.as('receptionist'), { registrationId: joined.id, patientId, reason })
    const ctx = patientOf(joined.row?.loginId)
    const [own] = await ownInvoices(ctx)
    expect(own?.invoices).toMatchObject([{ patientId, debtor: { lines: expect.arrayContaining(['9 Own Street']) } }])
    expect(await membershipsOfPatient(practice.as('receptionist'), patientId)).toHaveLength(1)
  })
})
