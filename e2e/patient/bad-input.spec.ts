import { giveCode, registerInBrowser } from '../support/browser-journey'
import { registerOverHttp, walkTo } from '../support/http-journey'
import { formOf, type Page, startVisit } from '../support/http-visit'
import { linkIn, messagesTo, messageTo } from '../support/messages'
import { somebody } from '../support/person'
import { registered } from '../support/places'
import { expect, test } from '../support/test'

test.describe('a code that cannot be used', () => {
  async function typed(visit: ReturnType<typeof startVisit>, slug: string, code: string): Promise<Page> {
    const page = await visit.open(`/p/${slug}/register`)
    return visit.send(page, formOf(page), { code })
  }

  test('says why at its field, and the title and summary say that there is a problem', async ({ page, practice }) => {
    await page.goto(`/p/${practice.slug}/register`)
    await page.getByLabel('Sign-up code', { exact: true }).fill('NEVERMADE9')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary).toBeFocused()
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByLabel('Sign-up code', { exact: true })).toHaveValue('NEVERMADE9')
    await summary.getByRole('link', { name: /We do not recognise this code/ }).click()
    await expect(page.getByLabel('Sign-up code', { exact: true })).toBeFocused()
    await expect(page.getByLabel('Sign-up code', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  })

  test('is told apart only when it exists: paused, ended, used up, unknown', async ({ practice, visit }) => {
    const { pauseSignUpCode } = await import('@/lib/domain/sign-up-codes/pause-sign-up-code')
    const { endSignUpCode } = await import('@/lib/domain/sign-up-codes/end-sign-up-code')
    const manager = { ...practice.as('manager'), now: new Date() }
    const paused = await practice.newCode()
    await pauseSignUpCode(manager, { signUpCodeId: paused.id, version: paused.version })
    const ended = await practice.newCode()
    await endSignUpCode(manager, { signUpCodeId: ended.id, version: ended.version })
    const single = await practice.newCode({ totalLimit: 1 })
    await registerOverHttp(
      startVisit(visit.base, { address: '10.9.8.7' }),
      { slug: practice.slug, code: single.code },
      somebody(),
    )
    const says = async (code: string) => (await typed(visit, practice.slug, code)).text
    expect(await says(paused.code)).toContain('This code cannot be used just now')
    expect(await says(ended.code)).toContain('This code is no longer in use')
    expect(await says(single.code.toLowerCase())).toContain('This code has been used as often as it may be')
    expect(await says('NEVERMADE')).toContain('We do not recognise this code')
    expect(await says('   ')).toContain('Enter your sign-up code')
  })

  test('cannot be found by guessing: one address is slowed down', async ({ practice, visit }) => {
    const said = new Set<boolean>()
    for (let guess = 0; guess < 40; guess += 1) {
      const { text } = await typed(visit, practice.slug, `GUESS${guess}`)
      said.add(text.includes('Too many tries'))
    }
    expect([...said].sort()).toEqual([false, true])
  })
})

test('a double click on Submit registration makes one registration and one message', async ({
  page,
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  const { answerFrom } = await import('../support/browser-journey')
  await giveCode(page, practice.slug, code)
  await answerFrom(page, 'name', person)
  await page.getByRole('button', { name: 'Submit registration', exact: true }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your registration')
  await messageTo(visit, person.email)
  expect(await messagesTo(visit, person.email)).toHaveLength(1)
})

test('the same form posted from two tabs at once makes one registration, and both see the same receipt', async ({
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  const check = await walkTo(visit, { slug: practice.slug, code }, person, 'check')
  const both = await Promise.all([visit.send(check, formOf(check), {}), visit.send(check, formOf(check), {})])
  const receipts = both.map(({ text }) => /Your reference (\S+)/.exec(text)?.[1])
  expect(receipts[0]).toBeTruthy()
  expect(receipts[1]).toBe(receipts[0])
  await messageTo(visit, person.email)
  expect(await messagesTo(visit, person.email)).toHaveLength(1)
})

test('an email that is known gets the same confirmation, and the mailbox tells its owner', async ({
  page,
  practice,
  visit,
  baseURL,
  address,
}) => {
  const { code } = await practice.newCode()
  const { person } = await registered(practice, baseURL ?? '', address, code, true)
  const stranger = somebody({ email: person.email })
  const fresh = somebody()
  const known = await registerOverHttp(startVisit(visit.base, { address }), { slug: practice.slug, code }, stranger)
  const unknown = await registerOverHttp(startVisit(visit.base, { address }), { slug: practice.slug, code }, fresh)
  const plain = (text: string, who: typeof fresh) =>
    text
      .replaceAll(who.email, 'EMAIL')
      .replaceAll(who.mobile, 'MOBILE')
      .replace(/Your reference \S+/, 'REFERENCE')
  expect(plain(known.text, stranger).replace(/07700 \d+/g, 'MOBILE')).toBe(
    plain(unknown.text, fresh).replace(/07700 \d+/g, 'MOBILE'),
  )
  const message = await messageTo(visit, person.email, 2)
  expect(message.subject).toContain('Your registration with')
  expect(message.text).toContain('already')
  await page.goto(linkIn(message, 'activate'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to finish')
})

test('a password on the lists of criminals, or made of one’s own name, is refused with the reason', async ({
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  const person = somebody({ givenName: 'Philomena', familyName: 'Featherstonehaugh' })
  const page = await walkTo(visit, { slug: practice.slug, code }, person, 'password')
  const common = await visit.send(page, formOf(page), { password: 'password123456789' })
  expect(common.text).toMatch(/Choose another password|criminals/)
  const named = await visit.send(common, formOf(common), { password: 'PhilomenaFeatherstonehaugh' })
  expect(named.text).toMatch(/made of your name/)
  expect(named.body).not.toContain('PhilomenaFeatherstonehaugh')
})

test('an NHS number with a slip says which kind of slip, and none at all is fine', async ({ practice, visit }) => {
  const { code } = await practice.newCode()
  const page = await walkTo(visit, { slug: practice.slug, code }, somebody(), 'identifier')
  const slip = await visit.send(page, formOf(page), { identifier: '999 123 4579' })
  expect(slip.text).toContain('One of its numbers is wrong or two have changed places')
  const short = await visit.send(slip, formOf(slip), { identifier: '999 123' })
  expect(short.text).toContain('This one is too short')
  const none = await visit.send(short, formOf(short), { identifier: '' })
  expect(none.path).toMatch(/evidence$/)
})

test('a required answer left out is found in the browser with the same words as on the server', async ({
  page,
  practice,
  visit,
}) => {
  const { code } = await practice.newCode()
  await giveCode(page, practice.slug, code)
  const onServer = await (async () => {
    const there = await walkTo(visit, { slug: practice.slug, code }, somebody(), 'name')
    return visit.send(there, formOf(there), { givenName: '', familyName: '' })
  })()
  await page.getByLabel('First name', { exact: true }).focus()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  for (const link of await summary.getByRole('link').all()) expect(onServer.text).toContain(await link.innerText())
  await expect(summary.getByRole('link')).not.toHaveCount(0)
})

test('answers typed in one tab are there when the journey is finished in another', async ({
  page,
  context,
  practice,
}) => {
  const { code } = await practice.newCode()
  const person = somebody()
  await giveCode(page, practice.slug, code)
  const other = await context.newPage()
  await registerInBrowser(other, { slug: practice.slug, code }, person)
  await page.getByLabel('First name', { exact: true }).fill('Late')
  await page.getByLabel('Last name', { exact: true }).fill('Comer')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByText(/start again|were sent already|We have your registration/i).first()).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test(`problems are listed in the order of their fields, a password's too, with scripts ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    device,
  }) => {
    const page = await (await device({ javaScriptEnabled })).newPage()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary.getByRole('link')).toHaveText(['Enter your email address or username', 'Enter your password'])
  })
}
