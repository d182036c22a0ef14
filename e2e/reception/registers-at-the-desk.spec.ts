import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { makeOwnPractice } from '../support/own-practice'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('who may already be on file appears while a person is typed, and the form goes on by itself', async ({
  page,
  context,
  visit,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  const panel = page.getByRole('region', { name: 'May already be on file' })
  const person = async (family: string) => {
    await page.getByLabel('First name', { exact: true }).fill('Olwen')
    await page.getByLabel('Last name', { exact: true }).fill(family)
    await page.getByLabel('Day').fill('7')
    await page.getByLabel('Month').fill('2')
    await page.getByLabel('Year').fill('1969')
  }

  await page.goto('/admin/patients/new')
  await expect(panel).toContainText('Nobody so far')
  await person('Prytherch')
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page).toHaveURL(/\/admin\/patients\/[0-9a-f-]{36}\?done=registered$/)
  const first = new URL(page.url()).pathname

  await page.goto('/admin/patients/new')
  // What is typed goes in the body: no address ever carries it.
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await person('Pritherch')
  const link = panel.getByRole('link', { name: 'Olwen Prytherch' })
  await expect(link).toBeVisible()
  await expect(link).toHaveAttribute('href', first)
  await expect(panel).toContainText('Agree: first name and birth date')
  await expect(panel).toContainText('Similar: last name')
  await expect(page.getByLabel('Year')).toBeFocused()
  expect(addresses.filter((address) => /prith|olwen|1969/i.test(address))).toEqual([])
  // Somebody else after all: the panel empties, and so does what is read out.
  await page.getByLabel('Last name', { exact: true }).fill('Quartermaine')
  await expect(panel).toContainText('Nobody so far')
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page).toHaveURL(/done=registered$/)
  await end()
})

test('an answer to what stood there before is dropped, and a look-up that fails stands in nobody’s way', async ({
  page,
  context,
  visit,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  const panel = page.getByRole('region', { name: 'May already be on file' })
  const somebody = (name: string) => ({
    people: [
      {
        ...{ id: '00000000-0000-7000-8000-000000000000', title: null, givenName: name, familyName: 'Example' },
        ...{ dateOfBirth: '1969-02-07', identifier: null },
        fields: { emails: 'agree' },
      },
    ],
    ...{ more: 0, warnings: [] },
  })
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/admin/patients/new/alike', async (route) => {
    const body = route.request().postData() ?? ''
    if (body.includes('first')) {
      await held
      await route.fulfill({ json: somebody('Stale') }).catch(() => {})
    } else if (body.includes('second')) await route.fulfill({ json: somebody('Fresh') })
    else await route.fulfill({ contentType: 'text/html', body: 'The connection is gone' })
  })
  await page.goto('/admin/patients/new')
  const email = page.getByLabel('Email address', { exact: true })
  const asked = page.waitForRequest('**/admin/patients/new/alike')
  await email.fill('first@example.com')
  await asked
  await email.fill('second@example.com')
  await expect(panel).toContainText('Fresh Example')
  release()
  await email.fill('third@example.com')
  await expect(panel).toContainText('Nobody so far')
  await expect(panel).not.toContainText('Stale')
  await page.getByLabel('Last name', { exact: true }).fill('Quartermaine')
  await page.getByLabel('Day').fill('7')
  await page.getByLabel('Month').fill('2')
  await page.getByLabel('Year').fill('1969')
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(page).toHaveURL(/done=registered$/)
  await end()
})

test('two patients on file who are alike are compared side by side, and said to be two people once and for all', async ({
  page,
  context,
  visit,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  const desk = { ...practice.as('receptionist'), now: new Date() }
  const alike = { familyName: 'Alikeson', dateOfBirth: '1984-03-05' }
  const { patientId: first } = await issueLetterTo(desk, { ...alike, givenName: 'Samuel' })
  const { patientId: second } = await issueLetterTo(desk, { ...alike, givenName: 'Sam', dateOfBirth: '1984-05-03' })

  await page.goto(`/admin/patients/${first}`)
  await expect(page.getByRole('main')).not.toContainText('Possible duplicates')
  const { patientId: third } = await issueLetterTo(desk, { ...alike, givenName: 'Sam' })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Possible duplicates' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Agree: last name and birth date')
  await page.getByRole('link', { name: 'Compare with Sam Alikeson' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/patients/${first}/duplicates/${third}$`))
  await expect(page.getByRole('row', { name: /First name/ })).toContainText(/Samuel.*Sam.*Similar/)
  await page.getByRole('button', { name: 'Not the same person' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await page.getByLabel('Reason').fill('Brothers, both were at the desk')
  await page.getByRole('button', { name: 'Not the same person' }).click()
  await expect(page).toHaveURL(/done=different$/)
  await expect(page.getByRole('heading', { name: 'Possible duplicates' })).toHaveCount(0)

  // Remembered for the other as well, who is still like the second by name and a transposed birth date.
  await page.goto(`/admin/patients/${third}`)
  await expect(page.getByRole('link', { name: 'Compare with Samuel Alikeson' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Compare with Sam Alikeson' })).toHaveAttribute(
    'href',
    `/admin/patients/${third}/duplicates/${second}`,
  )
  await page.goto(`/admin/patients/${third}/duplicates/${first}`)
  await expect(page.getByRole('main')).toContainText('Test receptionist said on')
  await expect(page.getByRole('button', { name: 'Not the same person' })).toHaveCount(0)
  await end()
})
