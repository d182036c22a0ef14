import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { practices } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { testPassword } from '@/lib/testing/registering'
import { signedInPatient } from '@/lib/testing/signed-in-patient'
import { managesBoth } from '@/lib/testing/two-practices'
import { makeOwnPractice, type OwnPractice } from '../support/own-practice'
import { carryCookies, signInPatient, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

/** Two practices told apart, and one manager of both. */
async function oldAndNew() {
  const [old, fresh] = [await makeOwnPractice(), await makeOwnPractice()]
  const rename = ({ practiceId, system }: OwnPractice, name: string, practiceCode: string) =>
    read(system, (tx) => tx.update(practices).set({ name, practiceCode }).where(eq(practices.id, practiceId)))
  await rename(old, 'Old Surgery', 'A81001')
  await rename(fresh, 'New Surgery', 'B82002')
  await managesBoth(old, fresh)
  return { old, fresh, end: () => Promise.all([old.end(), fresh.end()]) }
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
}

test('a manager of two practices rehearses a move, starts it, reads the report, and leads people on', async ({
  page,
  visit,
}) => {
  const { old, fresh, end } = await oldAndNew()
  const moves = await signedInPatient(old, await atTheDesk(old, { activated: true }))
  const main = page.getByRole('main')

  await page.goto('/admin/sign-in')
  const { email, password } = old.staff('manager')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Old Surgery').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/admin$/)
  await page.goto('/admin/patients')
  await page.getByRole('link', { name: 'Move to another practice' }).click()
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'New Surgery' }).click()

  await page.getByLabel('The patients on a list').check()
  await page.getByRole('button', { name: 'See who can move' }).click()
  const problems = page.getByRole('alert', { name: 'There is a problem' })
  await expect(problems).toContainText('Paste at least one number, or choose a file')
  await expectNoViolations(page)
  const csv = `Surname,NHS number\r\n${moves.familyName},${moves.identifier}\r\nNobody,9434765919\r\n`
  await page
    .getByLabel('Or a CSV file')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByLabel('Reason').fill('The surgery closes')
  await page.getByRole('button', { name: 'See who can move' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 patients to New Surgery')
  await expect(main).toContainText('1 patient can move, 1 patient cannot. Nothing has been changed yet.')
  await expect(page.getByRole('row', { name: 'Line 3' })).toContainText('Nobody on file has this number')
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Move 1 patient' }).click()

  await page.getByRole('link', { name: 'See the report, and what comes next' }).click({ timeout: 30_000 })
  await expect(main).toContainText('Of 2 patients, 1 moved and 1 did not.')
  await expectNoViolations(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the report (CSV)' }).click()
  const report = await (await download).createReadStream()
  let text = ''
  for await (const part of report) text += String(part)
  expect(text).toContain(`${moves.familyName},27 March 1984`)
  expect(text).toContain('New account, with a letter')
  expect(text).toContain('Line 3 of the list')

  await page.getByRole('link', { name: 'Lead people to New Surgery' }).click()
  await page.getByRole('button', { name: 'Lead people to New Surgery' }).click()
  await expect(main).toContainText('The old Practice ID now leads people to the new practice.')
  await expectNoViolations(page)

  const frontDoor = await visit.open(`/p/${old.slug}`)
  expect(frontDoor.text).toContain('Patients of Old Surgery have moved to New Surgery')
  expect(frontDoor.links).toContain(`/p/${fresh.slug}/letter`)
  const oldLetter = await visit.open(`/p/${old.slug}/letter`)
  expect(oldLetter.links).toContain(`/p/${fresh.slug}/letter`)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/p/${fresh.slug}/letter`)
  await page.getByLabel('Practice ID').fill('a81001')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(problems).toContainText('This is the Practice ID of Old Surgery, which has moved to New Surgery')

  await signInPatient(visit, { email: `user-${moves.loginId}`, password: testPassword })
  const portal = await visit.open('/portal')
  expect(portal.text).toContain('You are now a patient of New Surgery')
  expect(portal.links).toContain(`/p/${fresh.slug}/letter`)
  await carryCookies(visit, page.context())
  await page.goto('/portal')
  await expectNoViolations(page)
  await end()
})

test('a list that is too large is refused with scripts off, and what else was typed is kept', async ({
  device,
  visit,
}) => {
  const { old, fresh, end } = await oldAndNew()
  await signInStaff(visit, old.staff('manager'))
  const context = await device({ javaScriptEnabled: false })
  await carryCookies(visit, context)
  const page = await context.newPage()
  await page.goto('/admin/sign-in/practice')
  await page.getByLabel('Old Surgery').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(`/admin/splits/new?to=${fresh.practiceId}`)
  await page.getByLabel('The patients on a list').check()
  await page.getByLabel('Or a CSV file').setInputFiles({
    ...{ name: 'list.csv', mimeType: 'text/csv' },
    buffer: Buffer.alloc(1_200_000, 'Nobody,9434765919\r\n'),
  })
  await page.getByLabel('Reason').fill('The “old” surgery closes – é')
  await page.getByLabel('Move also patients').check()
  await page.getByRole('button', { name: 'See who can move' }).click()
  await expect(page).toHaveTitle(/^Error: Move patients to New Surgery/)
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('The list is larger than 900 KB')
  await expect(page.getByLabel('Reason')).toHaveValue('The “old” surgery closes – é')
  await expect(page.getByLabel('The patients on a list')).toBeChecked()
  await expect(page.getByLabel('Move also patients')).toBeChecked()
  await end()
})
