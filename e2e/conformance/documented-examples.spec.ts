import { runCurl } from '@/e2e/support/curl'
import { startVisit } from '@/e2e/support/http-visit'
import { messagesTo, messageTo } from '@/e2e/support/messages'
import { digitsIn, keyIn, lemon, plainNumber } from '@/e2e/support/portal-people'
import { expect, test } from '@/e2e/support/test'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

/** The command lines of the page for developers, by verb and call. */
function examplesIn(html: string): Map<string, string> {
  const blocks = [...html.matchAll(/<pre[^>]*><code[^>]*>([\s\S]*?)<\/code><\/pre>/g)].map(([, text = '']) =>
    text.replace(/<!-- -->/g, '').replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_whole, name: string) => named[name] ?? ''),
  )
  const curls = blocks.filter((text) => text.startsWith('curl '))
  return new Map(
    curls.map((text) => {
      const path = /\/patientportalapi\/([\w/-]+)/.exec(text)?.[1] ?? ''
      return [`${text.includes('-X POST') ? 'POST' : 'GET'} ${path}`, text]
    }),
  )
}

/** What a copied line needs filled in: who registers, and what answers and messages told. */
type Known = { email: string; mobile: string; session: string; token: string; key: string; code: string }

const filledIn = (line: string, known: Known) =>
  line
    .replaceAll('john.lemon@test.com', known.email)
    .replaceAll(encodeURIComponent('john.lemon@test.com'), encodeURIComponent(known.email))
    .replaceAll('+444 895 523 411', known.mobile)
    .replaceAll(encodeURIComponent('+444895523411'), encodeURIComponent(plainNumber(known.mobile)))
    .replaceAll('x-session-id: SESSION', `x-session-id: ${known.session}`)
    .replaceAll('x-token: TOKEN', `x-token: ${known.token}`)
    .replaceAll('KEY-FROM-THE-EMAIL', known.key)
    .replaceAll('123456', known.code)
    .replaceAll('KEY-OF-AN-INSURER', '')

test('the curl lines of /docs/api run against the demo as they stand', async ({ visit }) => {
  test.setTimeout(120_000)
  const examples = examplesIn((await visit.open('/docs/api')).body)
  expect(examples.size).toBeGreaterThan(40)
  const { EmailAddress, Mobile } = lemon()
  const known: Known = {
    ...{ email: EmailAddress, mobile: Mobile, session: 'none', token: 'none', key: 'none', code: '000000' },
  }
  const tried = new Set<string>()
  const run = async (call: string) => {
    tried.add(call)
    const answer = await runCurl(filledIn(examples.get(call) ?? '', known))
    const { result, error } = JSON.parse(answer.body)
    return { status: answer.status, result, error }
  }
  const succeeds = async (...calls: string[]) => {
    let last: Record<string, string> = {}
    for (const call of calls) {
      const { status, result, error } = await run(call)
      expect(status, `${call}: ${error?.Message}`).toBe(200)
      last = result
    }
    return last
  }
  const mailbox = startVisit(visit.base)

  await test.step('registering and activating', async () => {
    await succeeds('GET auth/server-state', 'GET auth/config', 'GET auth/validate-reg-code', 'GET auth/reg-code-info')
    await succeeds('GET auth/allowed-titles', 'GET auth/terms-and-conditions', 'POST auth/validate-profile-data')
    await succeeds('GET ethnicities/ethnicities', 'GET gender-identity/genders', 'GET companies/insurers')
    known.session = (await succeeds('POST auth/register-patient')).SessionID ?? ''
    known.key = keyIn(await messageTo(mailbox, known.email), 'activate')
    await succeeds('POST auth/submit-validation-email')
  })

  await test.step('signing in, reading and changing', async () => {
    const login = await succeeds('POST auth/login')
    known.session = login.SessionID ?? ''
    known.token = login.Token ?? ''
    await succeeds('GET auth/validate', 'GET patient/demographic-data', 'POST patient/demographic-data')
    await succeeds('POST patient/accept-terms-and-conditions', 'GET patient/insurer', 'POST patient/insurer')
    await succeeds('GET patient/allowed-titles', 'GET notification/notifications')
  })

  await test.step('booking without an account, as far as a free time', async () => {
    const signedIn = { session: known.session }
    await succeeds('GET anon-appointment/payer-types', 'GET anon-appointment/types', 'POST anon-appointment/proposed')
    await succeeds('GET anon-appointment/proposed-time-slots')
    known.session = (await succeeds('POST anon-booking/register-patient')).SessionId ?? ''
    known.code = digitsIn(await messageTo(mailbox, plainNumber(known.mobile), 2))
    await succeeds('POST anon-booking/submit-validation-code')
    for (const call of ['POST anon-booking/book', 'POST anon-booking/book-time-slot'])
      expect(await run(call)).toMatchObject({ status: 400, error: { EventCode: 0 } })
    Object.assign(known, signedIn)
  })

  // Every other line is well made: it finds its call, its client and its input, whatever that then says.
  await test.step('every other line reaches its call', async () => {
    const later = [...examples.keys()].filter((call) => /password-reset\/|logout/.test(call))
    for (const call of [...examples.keys()].filter((call) => !tried.has(call) && !later.includes(call))) {
      const { status, error } = await run(call)
      expect(status === 501 || status < 500, `${call}: ${status}`).toBe(true)
      expect([3, 4, 5, 6, 7, 12], `${call}: ${error?.Message}`).not.toContain(error?.EventCode)
    }
  })

  await test.step('signing out, and a new password', async () => {
    await succeeds('GET auth/logout', 'POST password-reset/send-link')
    // Joining a scheme mailed an invoice meanwhile, so the link is looked for.
    const link = async () => (await messagesTo(mailbox, known.email)).find(({ text }) => text.includes('/reset/'))
    await expect.poll(link).toBeDefined()
    const mail = await link()
    known.key = mail ? keyIn(mail, 'reset') : ''
    await succeeds('POST password-reset/validate-key', 'POST password-reset/send-validation-sms')
    known.code = digitsIn(await messageTo(mailbox, plainNumber(known.mobile), 3))
    known.session = (await succeeds('POST password-reset/submit-validation-code')).SessionId ?? ''
    await succeeds('POST password-reset/set-password')
  })
  expect([...examples.keys()].filter((call) => !tried.has(call))).toEqual([])
})

test('the page for developers asks no other site for anything', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/docs/api')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Portal API')
  expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:'))).toEqual([])
})
