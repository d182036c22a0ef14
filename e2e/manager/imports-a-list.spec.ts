import { readFile } from 'node:fs/promises'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { expect, test } from '../support/test'

test('a list of patients is sent in, checked, imported, mended and exported again', async ({ page, signInAs }) => {
  const numbers = [freshNhsNumber(), freshNhsNumber(), freshNhsNumber()]
  const rows = [
    'NHS number;Surname;First name;DOB;E-mail',
    `${numbers[0]};Listed;Ann;01.02.1970;together@example.com`,
    `${numbers[1]};Listed;Bob;03.04.1972;together@example.com`,
    `${numbers[2]};Listed;Cy;31.02.1980;`,
    `${numbers[0]};Listed;Ann;01.02.1970;`,
  ]
  await signInAs('manager')
  await page.goto('/admin/patients')
  await page.getByRole('link', { name: 'Import a list' }).click()
  await page.getByRole('button', { name: 'Send the list' }).click()
  await expect(page.getByRole('main')).toContainText('Choose the file with the list of patients')
  await page.getByLabel('List of patients').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  })
  await page.getByRole('button', { name: 'Send the list' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A list of 4 rows')
  await expect(page.getByLabel('DOB', { exact: true })).toHaveValue('dateOfBirth')
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('main')).toContainText(
    '3 rows have no problem. 1 row cannot be imported, with 1 problem.',
  )
  await expect(page.getByRole('row', { name: /^4 DOB/ })).toBeVisible()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()

  const main = page.getByRole('main')
  await expect(main).toContainText('2 rows were left out.', { timeout: 30_000 })
  await expect(main).toContainText('1 patient was put on file with an email address or mobile that somebody else')
  await expect(page.getByRole('link', { name: 'Bob Listed' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Row 5/ })).toContainText('Stands twice in the file')
  const leftOut = await page.request.get(
    (await page.getByRole('link', { name: /as a CSV file/ }).getAttribute('href')) ?? '',
  )
  expect(await leftOut.text()).toMatch(/Listed,Cy,31\.02\.1980,,4,DOB: /)

  await page.goto('/admin/export')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the list' }).click()
  const exported = await readFile(await (await download).path(), 'utf8')
  expect(exported).toContain(`${numbers[1]?.replace(/^(...)(...)/, '$1 $2 ')},,,Bob,Listed,,1972-04-03,`)
})
