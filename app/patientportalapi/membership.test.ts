import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { markPaid } from '@/lib/domain/invoices/mark-paid'
import { firstBill, grossOf } from '@/lib/domain/memberships/billing'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { billedAt, makeScheme } from '@/lib/testing/schemes'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
let scheme: { id: string; code: string }

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 12)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
  scheme = await makeScheme(practice, here.chargebandId)
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const data = () => ({
  ...{ Name: 'Gold', Code: scheme.code, BillingFrequency: 'Monthly', CurrencyCode: 'GBP', CurrencySymbol: '£' },
  ...{ NetPrice: 100, Tax: 20, GrossPrice: 120, RequiresOnlinePayment: false, OnlinePaymentAllowed: false },
})

async function newestInvoice() {
  const { invoices } = await billedAt(practice)
  return invoices.at(-1)
}

/** Registers with a code, activates with the email's key and signs in; says what was owed at activation. */
async function enter(codes: { regCode?: string; membershipCode?: string }) {
  const person = demog()
  const { result, error } = await portal.call('auth/register-patient', { body: { ...codes, demog: person } })
  expect(error).toBeNull()
  const session = String(result.SessionID)
  const id = await registrationOf(person.EmailAddress)
  const key = await linkOf(practice.visitor, id)
  const activated = await portal.call('auth/submit-validation-email', { session, body: { key } })
  const login = { username: person.EmailAddress, password: person.Password }
  const signedIn = (await portal.call('auth/login', { body: login })).result
  const as = { session: String(signedIn.SessionID), token: String(signedIn.Token) }
  return { as, owed: activated.result.OutstandingInvoice, person }
}

async function registrationOf(email: string): Promise<string> {
  const rows = await read(practice.system, (tx) =>
    tx.select().from(registrations).where(eq(registrations.email, email)),
  )
  return rows[0]?.id ?? ''
}

describe('a membership code', () => {
  it('is validated and told with its price, and lists the titles', async () => {
    const query = { code: scheme.code.toLowerCase() }
    expect((await portal.call('membership-scheme/validate-code', { query })).result).toBe('')
    expect((await portal.call('membership-scheme/scheme-info', { query })).result).toEqual(data())
    const titles = await portal.call('auth/allowed-titles', {
      query: { 'membership-code': scheme.code, 'reg-code': 'NOSUCH' },
    })
    expect(titles.result).toContain('Mr')
  })

  it('is refused where there is none, and a sign-up code is none', async () => {
    const regCode = await here.makeCode()
    for (const code of ['NOSUCHCODE', regCode]) {
      const answer = await portal.call('membership-scheme/validate-code', { query: { code } })
      expect(answer.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400, Fields: [{ Path: 'code' }] })
    }
    expect((await portal.call('membership-scheme/scheme-info')).error?.EventCode).toBe(0)
    const signUp = await portal.call('auth/validate-reg-code', { query: { 'reg-code': scheme.code } })
    expect(signUp.error?.HttpStatusCode).toBe(400)
    const profile = { regCode, membershipCode: 'NOSUCHCODE', demog: demog() }
    const judged = await portal.call('auth/validate-profile-data', { body: profile })
    expect(judged.error).toMatchObject({ Fields: [{ Path: 'membershipCode' }] })
  })
})

describe('registering with a membership code', () => {
  it('wins over the sign-up code, and answers the first invoice at activation', async () => {
    const regCode = await here.makeCode()
    const { owed, as, person } = await enter({ regCode, membershipCode: scheme.code })
    expect(await here.used(regCode)).toBe(0)
    const invoice = await newestInvoice()
    const bill = firstBill({ net: 100_00, tax: 20_00, frequency: 'monthly', billingDay: 1 }, invoice?.issuedOn ?? '')
    expect(owed).toMatchObject({
      ...{ Key: invoice?.id, Number: String(invoice?.number), Date: `${invoice?.issuedOn}T00:00:00` },
      ...{ CurrencyCode: 'GBP', CurrencySymbol: '£', Paid: 0, CreditNotes: [], PayableOnline: false },
      ...{ TotalNet: bill.net / 100, Tax: bill.tax / 100, TotalGross: grossOf(bill) / 100 },
      Items: [{ TypeName: 'Membership', Name: 'Gold', Code: scheme.code, GrossPrice: grossOf(bill) / 100 }],
      Creditor: { Name: 'Test Surgery', IsCompany: true },
      Debtor: {
        Name: `Mr ${person.Name} ${person.Surname}`,
        IsCompany: false,
        Address: { Address1: 'Studio 99', City: 'London', PostCode: 'N1 7NK' },
      },
    })
    const current = await portal.call('membership-scheme/current', as)
    expect(current.result).toEqual({
      ...data(),
      JoinedDateTime: `${invoice?.issuedOn}T00:00:00`,
      NextInvoiceDateTime: `${bill.nextOn}T00:00:00`,
      OnlinePaymentMethod: '',
      LastInvoiceBalance: grossOf(bill) / 100,
      LastInvoiceKey: invoice?.id,
    })
  })

  it('answers it after the code of a text message too, whatever the client may be told of other people', async () => {
    const shy = await openPortal(practice, { discloses10001: false })
    const byNewer = { ...demog(), Mobile: '+447700900801' }
    const byOlder = { ...demog(), Mobile: '+447700900802' }
    for (const person of [byNewer, byOlder]) {
      const body = { membershipCode: scheme.code, demog: person }
      const session = String((await shy.call('auth/register-patient', { body })).result.SessionID)
      const code = await here.smsCode(await registrationOf(person.EmailAddress))
      const done =
        person === byNewer
          ? await shy.call('auth/submit-activation-sms', { session, query: { code } })
          : await shy.call('auth/submit-validation-sms', { query: { code, mobile: person.Mobile } })
      expect(done.result.OutstandingInvoice).toMatchObject({ Items: [{ Code: scheme.code }] })
    }
  })

  it('notifies of what is unpaid until it is paid', async () => {
    const { as } = await enter({ membershipCode: scheme.code })
    const invoice = await newestInvoice()
    const types = async (type?: string) => {
      const answer = await portal.call('notification/notifications', { ...as, query: type ? { type } : {} })
      return Object.values(answer.result).map((one) => (one as { Type: number; ObjectKey: string }).Type)
    }
    expect(await types()).toEqual(expect.arrayContaining([4, 64]))
    expect(await types('4')).toEqual([4])
    expect(await types('64')).toEqual([64])
    expect(await types('16')).not.toContain(4)
    await markPaid(practice.as('receptionist'), { invoiceId: invoice?.id ?? '', how: 'cash', note: undefined })
    expect(await types('68')).toEqual([])
    expect((await portal.call('membership-scheme/current', as)).result.LastInvoiceBalance).toBe(0)
  })
})

describe('somebody signed in', () => {
  it('sees what they could join, joins once, and sees what they joined', async () => {
    const { as, owed } = await enter({ regCode: await here.makeCode() })
    expect(owed).toBeNull()
    expect((await portal.call('membership-scheme/current', as)).result).toBeNull()
    expect((await portal.call('membership-scheme/schemes', as)).result).toEqual([data()])
    const join = () => portal.call('membership-scheme/join', { ...as, query: { code: scheme.code } })
    const before = (await billedAt(practice)).invoices.length
    const answers = await Promise.all(Array.from({ length: 8 }, join))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect((await billedAt(practice)).invoices).toHaveLength(before + 1)
    expect((await portal.call('membership-scheme/current', as)).result).toMatchObject({ Code: scheme.code })
    const wrong = await portal.call('membership-scheme/join', { ...as, query: { code: 'NOSUCH' } })
    expect(wrong.error).toMatchObject({ EventCode: 0, HttpStatusCode: 400 })
  })

  it('cannot pay by card, and nobody else sees anything', async () => {
    const { as } = await enter({ regCode: await here.makeCode() })
    const setUp = await portal.call('membership-scheme/setup-online-payment', { ...as, body: { payerAccountId: 0 } })
    expect(setUp.error).toMatchObject({ EventCode: 0, HttpStatusCode: 501 })
    const remove = await portal.call('membership-scheme/remove-online-payment', as)
    expect(remove.error).toMatchObject({ EventCode: 0, HttpStatusCode: 501 })
    for (const method of ['current', 'schemes', 'join?code=x', 'remove-online-payment'])
      expect((await portal.call(`membership-scheme/${method}`)).error?.EventCode).toBe(8)
    const noToken = await portal.call('membership-scheme/current', { session: as.session })
    expect(noToken.error?.EventCode).toBe(11)
  })
})
