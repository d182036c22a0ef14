import AxeBuilder from '@axe-core/playwright'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { createCompany } from '@/lib/domain/chargebands/create-company'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { chargebandById } from '@/lib/domain/chargebands/queries'
import { saveDepartments } from '@/lib/domain/chargebands/save-departments'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import { newId } from '@/lib/platform/ids'
import { walkTo } from '../support/http-journey'
import { linkIn, messageTo } from '../support/messages'
import type { OwnPractice } from '../support/own-practice'
import { somebody } from '../support/person'
import { carryCookies } from '../support/staff-door'
import { expect, test } from '../support/test'

/** An employer whose people are asked for their department; gives the code. */
async function employer(practice: OwnPractice, departments: string): Promise<string> {
  const manager = () => ({ ...practice.as('manager'), now: new Date() })
  const name = `Works ${newId()}`
  const { id: companyId } = await createCompany(manager(), { name, type: 'employer' })
  if (departments) await saveDepartments(manager(), { companyId, departments })
  const { id: chargebandId } = await createChargeband(manager(), { companyId, name })
  await enableOnlineBooking(manager(), { chargebandId, choice: 'no-notifications' })
  const { version } = await chargebandById(manager(), chargebandId)
  const code = `WORK${newId().slice(-8)}`
  await saveOnlineSettings(manager(), { chargebandId, code, allowMessaging: false, askDepartment: true, version })
  return code
}

for (const javaScriptEnabled of [true, false]) {
  test(`somebody chooses their department from the company’s list with scripts ${javaScriptEnabled ? 'on' : 'off'}, and staff see it`, async ({
    practice,
    visit,
    device,
    page,
    signInAs,
  }) => {
    test.setTimeout(90_000)
    const code = await employer(practice, 'Sales\nWorks\n  North\n  South')
    const person = somebody()
    await walkTo(visit, { slug: practice.slug, code }, person, 'department')
    const context = await device({ javaScriptEnabled, viewport: { width: 320, height: 640 } })
    await carryCookies(visit, context)
    const phone = await context.newPage()
    await phone.goto(`/p/${practice.slug}/register/department`)
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Where do you work?')
    if (javaScriptEnabled) expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
    const list = phone.getByLabel('Department and division')
    await expect(list.getByRole('option')).toHaveText([
      'Choose from the list',
      'Sales',
      'Works',
      'Works / North',
      'Works / South',
    ])
    await list.selectOption('Works / South')
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone).toHaveURL(/\/register\/password$/)
    await phone.goBack()
    await expect(list).toHaveValue('Works / South')
    await phone.getByRole('button', { name: 'Continue' }).click()
    await phone.getByLabel('Create a password').fill(person.password)
    await phone.getByRole('button', { name: 'Continue' }).click()
    await phone.getByLabel('I accept the terms and conditions').check()
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone.getByRole('main')).toContainText('Works')
    await expect(phone.getByRole('main')).toContainText('South')
    await phone.getByRole('button', { name: 'Submit registration' }).click()
    await phone.goto(linkIn(await messageTo(visit, person.email), 'activate'))
    await phone.getByRole('button', { name: 'Activate my account', exact: true }).click()
    await expect(phone).toHaveURL(/\/portal$/)

    await signInAs('receptionist')
    await page.goto('/admin/registrations')
    await page.getByRole('link', { name: new RegExp(person.familyName) }).click()
    await expect(page.getByRole('main')).toContainText('Works, South')
  })
}

test('where the company has no list they write it in words of their own', async ({
  practice,
  visit,
  page,
  context,
}) => {
  const code = await employer(practice, '')
  await walkTo(visit, { slug: practice.slug, code }, somebody(), 'department')
  await carryCookies(visit, context)
  await page.goto(`/p/${practice.slug}/register/department`)
  await page.getByLabel('Department', { exact: true }).fill('Night shift')
  await page.getByLabel('Division', { exact: true }).fill('Paint shop')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/register\/password$/)
  await page.goBack()
  await expect(page.getByLabel('Department', { exact: true })).toHaveValue('Night shift')
})
