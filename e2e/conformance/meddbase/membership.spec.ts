import { event, expect, test } from '@/e2e/support/portal-api'
import { activationKey, lemon, logIn, signIn, textedCode } from '@/e2e/support/portal-people'
import { markPaid } from '@/lib/domain/invoices/mark-paid'
import { makeScheme } from '@/lib/testing/schemes'

const gold = (code: string) => ({
  ...{ Name: 'Gold', Code: code, BillingFrequency: 'Monthly', CurrencyCode: 'GBP', CurrencySymbol: '£' },
  ...{ NetPrice: 100, Tax: 20, GrossPrice: 120, RequiresOnlinePayment: false, OnlinePaymentAllowed: false },
})

test('14, 16. a membership code is validated apart and tells its price, net, tax and gross, with the currency', async ({
  portal,
  api,
}) => {
  const { code } = await makeScheme(api, api.chargebandId)
  const query = { code: code.toLowerCase() }
  expect(await portal.call('membership-scheme/validate-code', { query })).toMatchObject({ status: 200, result: '' })
  expect((await portal.call('membership-scheme/scheme-info', { query })).result).toEqual(gold(code))
  const titles = await portal.call('auth/allowed-titles', { query: { 'membership-code': code } })
  expect(titles.result).toContain('Mr')
  const { code: regCode } = await api.newCode()
  for (const wrong of ['NOSUCHSCHEME', regCode]) {
    const refused = await portal.call('membership-scheme/validate-code', { query: { code: wrong } })
    expect(refused).toMatchObject(event(0, 400, { Fields: [{ Path: 'code' }] }))
    const titles = await portal.call('auth/allowed-titles', { query: { 'membership-code': wrong } })
    expect(titles).toMatchObject(event(0, 400, { Fields: [{ Path: 'membership-code' }] }))
  }
})

for (const by of ['key', 'code'] as const)
  test(`23, 32. registering with both codes takes the membership code; activating by ${by} answers the invoice`, async ({
    portal,
    api,
    visit,
  }) => {
    const { code: membershipCode } = await makeScheme(api, api.chargebandId)
    const { code: regCode } = await api.newCode()
    const demog = lemon()
    const { result } = await portal.call('auth/register-patient', { body: { regCode, membershipCode, demog } })
    const session = String(result.SessionID)
    const done =
      by === 'key'
        ? await portal.call('auth/submit-validation-email', {
            session,
            body: { key: await activationKey(visit, demog) },
          })
        : await portal.call('auth/submit-activation-sms', {
            session,
            query: { code: await textedCode(visit, demog) },
          })
    const invoice = done.result.OutstandingInvoice as Record<string, unknown>
    expect(invoice).toMatchObject({
      ...{ CurrencyCode: 'GBP', CurrencySymbol: '£', Paid: 0, CreditNotes: [], PayableOnline: false },
      Items: [{ TypeName: 'Membership', Name: 'Gold', Code: membershipCode }],
      Debtor: { IsCompany: false, Address: { PostCode: 'N1 7NK' } },
      Creditor: { IsCompany: true },
    })
    const { TotalNet, Tax, TotalGross } = invoice as Record<string, number>
    expect(Math.round((Number(TotalNet) + Number(Tax)) * 100)).toBe(Math.round(Number(TotalGross) * 100))

    const login = await logIn(portal, demog)
    const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
    const current = () => portal.call('membership-scheme/current', who)
    expect((await current()).result).toMatchObject({
      ...gold(membershipCode),
      ...{ LastInvoiceBalance: TotalGross, LastInvoiceKey: invoice.Key, OnlinePaymentMethod: '' },
    })
    const unpaid = async () =>
      (await portal.call('notification/notifications', { ...who, query: { type: '68' } })).result
    expect(await unpaid()).toMatchObject([
      { Type: 4, ObjectKey: invoice.Key },
      { Type: 64, ObjectKey: invoice.Key },
    ])
    const desk = { ...api.as('receptionist'), now: new Date() }
    await markPaid(desk, { invoiceId: String(invoice.Key), how: 'card-at-desk', note: undefined })
    expect(await unpaid()).toEqual([])
    expect((await current()).result.LastInvoiceBalance).toBe(0)
  })

test('4.5. somebody signed in lists the schemes, joins one by GET, and cannot set a card up', async ({
  portal,
  api,
  visit,
}) => {
  const { code } = await makeScheme(api, api.chargebandId)
  const { who } = await signIn({ portal, api, visit })
  expect((await portal.call('membership-scheme/current', who)).result).toBeNull()
  expect((await portal.call('membership-scheme/schemes', who)).result).toContainEqual(gold(code))
  expect(await portal.call('membership-scheme/join', { ...who, query: { code } })).toMatchObject({ status: 200 })
  expect(await portal.call('membership-scheme/join', { ...who, query: { code } })).toMatchObject({ status: 200 })
  expect((await portal.call('membership-scheme/current', who)).result).toMatchObject({ Code: code })
  const refused = await portal.call('membership-scheme/join', { ...who, query: { code: 'NOSUCHSCHEME' } })
  expect(refused).toMatchObject(event(0, 400))
  for (const call of [
    portal.call('membership-scheme/remove-online-payment', who),
    portal.call('membership-scheme/setup-online-payment', { ...who, body: { payerAccountId: 0 } }),
  ])
    expect(await call).toMatchObject(event(0, 501))
  expect(await portal.call('membership-scheme/current')).toMatchObject(event(8, 401))
})
