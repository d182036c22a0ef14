import { randomUUID } from 'node:crypto'
import { carryCookies } from '@/e2e/support/staff-door'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { startThread } from '@/lib/domain/threads/start-thread'
import { formOf } from '../support/http-visit'
import { messagesTo } from '../support/messages'
import { identified, registered } from '../support/places'
import { expect, test } from '../support/test'

test('a patient writes without scripts, the practice answers, an email names nobody, and every count goes', async ({
  page,
  practice,
  signInAs,
  device,
  visit,
  baseURL,
  address,
}) => {
  test.setTimeout(120_000)
  const { code } = await practice.newCode()
  const { person, visit: theirs } = await identified(practice, baseURL ?? '', address, code)
  const phone = await device({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  await carryCookies(theirs, phone)
  const mine = await phone.newPage()
  await mine.goto('/portal')
  await mine.getByRole('link', { name: 'Messages', exact: true }).click()
  await expect(mine.getByRole('main')).toContainText('call 999')
  await mine.getByRole('link', { name: 'Write a message' }).click()
  await mine.getByLabel('Subject').fill('Travel')
  await mine.getByRole('button', { name: 'Send message' }).click()
  await expect(mine.getByRole('link', { name: 'Write your message' })).toBeVisible()
  await expect(mine.getByLabel('Subject')).toHaveValue('Travel')
  await mine.getByLabel('Your message').fill('Which jabs do I need?\n<b>Thank you</b>')
  await mine.getByRole('button', { name: 'Send message' }).click()
  await expect(mine.getByText('Your message is sent.')).toBeVisible()
  await expect(mine.getByRole('list', { name: 'Conversation' })).toContainText('<b>Thank you</b>')
  expect(await mine.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)

  await signInAs('receptionist')
  await page.goto('/admin')
  const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Messages/ })
  await expect(rail).toContainText('unread')
  await rail.click()
  const row = page.getByRole('row', { name: new RegExp(person.familyName) })
  await expect(row).toContainText('Unread')
  await row.getByRole('link').click()
  await expect(page.getByRole('list', { name: 'Conversation' })).toContainText('Which jabs do I need?')
  await page.getByLabel('Answer').fill('Yellow fever, six weeks before.')
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByText('Your message is sent.')).toBeVisible()
  await expect(page.getByLabel('Answer')).toHaveValue('')
  const thread = page.url().replace(/\?.*/, '')

  const subject = 'You have a new message from Test Surgery'
  const notices = async () => (await messagesTo(visit, person.email)).filter((one) => one.subject === subject)
  await expect.poll(async () => (await notices()).length, { timeout: 20_000 }).toBe(1)
  const [notice] = await notices()
  for (const secret of [person.givenName, person.familyName, 'Yellow', 'Travel', 'jabs'])
    expect(`${notice?.text} ${notice?.html}`).not.toContain(secret)
  expect(notice?.text).toMatch(/\/portal\/messages$/m)

  await mine.goto('/portal')
  await expect(mine.getByRole('main')).toContainText('You have 1 new message')
  await mine.getByRole('link', { name: 'Messages (1 new)' }).click()
  await mine.getByRole('link', { name: 'Travel' }).click()
  const conversation = mine.getByRole('list', { name: 'Conversation' })
  await expect(conversation).toContainText('Test Surgery, reception')
  await expect(conversation).toContainText('Yellow fever, six weeks before.')
  await expect(mine.getByRole('link', { name: 'Messages', exact: true })).toBeVisible()
  await mine.goto('/portal')
  await expect(mine.getByRole('main')).not.toContainText('new message')
  await page.goto(thread)
  await expect(page.getByRole('main')).toContainText('Read by the patient')

  await page.getByRole('button', { name: 'Close conversation' }).click()
  await expect(page.getByText('The conversation is closed.')).toBeVisible()
  await mine.goto(new URL(thread).pathname.replace('/admin', '/portal'))
  await mine.getByLabel('Your answer').fill('One more thing')
  await mine.getByRole('button', { name: 'Send message' }).click()
  await page.goto('/admin/messages?view=unread')
  await page
    .getByRole('row', { name: new RegExp(person.familyName) })
    .getByRole('link')
    .click()
  await page.getByLabel('Hand over to').selectOption({ label: 'Clinicians' })
  await page.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByText('was handed over')).toBeVisible()
  await page.goto('/admin/messages')
  await expect(page.getByRole('main')).not.toContainText(person.familyName)
})

test('a form sent twice writes once', async ({ practice, baseURL, address }) => {
  const { code } = await practice.newCode()
  const { visit } = await identified(practice, baseURL ?? '', address, code)
  const page = await visit.open('/portal/messages/new')
  const typed = { subject: 'Twice', text: 'Only once' }
  const sent = await Promise.all([1, 2, 3].map(() => visit.post(page, formOf(page), typed)))
  expect(new Set(sent.map(({ headers }) => headers.location)).size).toBe(1)
  const list = await visit.open('/portal/messages')
  expect(list.text.split('Twice')).toHaveLength(2)
  const thread = await visit.open(sent[0]?.headers.location ?? '')
  const again = await Promise.all([1, 2].map(() => visit.post(thread, formOf(thread), { text: 'And this' })))
  expect(again.map(({ status }) => status)).toEqual([303, 303])
  expect((await visit.open(thread.path)).text.split('And this')).toHaveLength(2)
})

test('where the chargeband allows no messages, both sides are told why', async ({
  page,
  practice,
  signInAs,
  baseURL,
  address,
}) => {
  const manager = { ...practice.as('manager'), now: new Date() }
  const [company] = await listCompanies(manager)
  const name = `Without messages ${randomUUID()}`
  const { id: chargebandId } = await createChargeband(manager, { companyId: company?.id ?? '', name })
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
  const code = `SILENT${randomUUID().slice(0, 6)}`
  await createSignUpCode(manager, { chargebandId, code, totalLimit: undefined, opens: undefined, closes: undefined })
  const { visit, row } = await registered(practice, baseURL ?? '', address, code, true)
  const why = 'Messages are not part of what you are registered for at Test Surgery.'
  expect((await visit.open('/portal')).text).not.toContain('Messages')
  for (const path of ['/portal/messages', '/portal/messages/new']) {
    const shown = await visit.open(path)
    expect(shown.text).toContain(why)
    expect(shown.text).not.toContain('Send message')
  }
  const patientId = row.patientId ?? ''
  const written = { patientId, subject: undefined, text: 'Hello', writingKey: randomUUID() }
  await expect(startThread(manager, written)).rejects.toThrow('errors.thread.to.chargeband')
  await signInAs('receptionist')
  await page.goto(`/admin/patients/${patientId}/messages`)
  await expect(page.getByRole('main')).toContainText('Their chargeband does not allow online messaging')
  await expect(page.getByRole('link', { name: 'Write to this patient' })).toHaveCount(0)
})
