import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { makeOwnPractice } from '../support/own-practice'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('a number is added, checked, superseded with a reason, and still found, flagged as superseded', async ({
  page,
  context,
  visit,
}) => {
  const { end, ...practice } = await makeOwnPractice()
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  const desk = { ...practice.as('receptionist'), now: new Date() }
  const { patientId } = await issueLetterTo(desk, { familyName: 'Numberson', dateOfBirth: '1984-03-05' })
  const other = freshNhsNumber()
  await issueLetterTo(desk, {
    ...{ familyName: 'Otherson', dateOfBirth: '1951-11-02', identifier: { scheme: 'nhs', value: other } },
  })
  const grouped = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
  const field = page.getByLabel('NHS number', { exact: true })
  const main = page.getByRole('main')

  await page.goto(`/admin/patients/${patientId}`)
  await page.getByRole('link', { name: 'All numbers and their history' }).click()
  await expect(main).toContainText('No number')
  await field.fill('943 476 5918')
  await page.getByRole('button', { name: 'Add number' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(field).toHaveValue('943 476 5918')
  // Somebody else has it: kept only when staff say so.
  await field.fill(other)
  await page.getByRole('button', { name: 'Add number' }).click()
  await expect(main).toContainText('Another patient here has this number')
  await expect(page.getByLabel('Keep it on this record too')).toBeVisible()

  const first = freshNhsNumber()
  await field.fill(grouped(first))
  await page.getByRole('button', { name: 'Add number' }).click()
  await expect(page).toHaveURL(/done=added$/)
  await page.getByRole('button', { name: `Checked ${grouped(first)}` }).click()
  await expect(page.getByRole('row', { name: new RegExp(grouped(first)) })).toContainText('verified')
  await page.getByRole('button', { name: 'Supersede' }).click()
  await expect(page).toHaveTitle(/^Error:/)
  await page.getByLabel('Reason').fill('Replaced by the national service')
  await page.getByRole('button', { name: 'Supersede' }).click()
  await expect(page).toHaveURL(/done=supersede$/)
  await expect(main).toContainText('“Replaced by the national service”')

  await page.getByRole('searchbox', { name: 'Find a patient' }).fill(first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /Numberson/ })).toContainText(`${grouped(first)} superseded`)
  await end()
})
