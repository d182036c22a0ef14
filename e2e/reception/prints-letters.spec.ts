import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { atTheDesk } from '@/lib/testing/at-the-desk'
import { expect, test } from '../support/test'

test('letters for many: chosen, looked over, printed as one PDF, with a list of them', async ({
  page,
  practice,
  signInAs,
}) => {
  const { desk, identified, register } = await atTheDesk(practice, { activated: true })
  const waiting = await identified()
  await createOnlineAccount({ ...desk, now: new Date() }, { patientId: waiting.patientId, withoutEmail: undefined })
  const bare = await identified()
  const unknown = await register()
  await signInAs('receptionist')
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Letters', exact: true }).click()
  await page.getByLabel('The patients with these numbers').check()
  await page.getByRole('button', { name: 'See who gets one' }).click()
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText(
    'Type or paste at least one number',
  )
  await page
    .getByLabel('Numbers', { exact: true })
    .fill([waiting, bare, unknown].map((one) => one.identifier).join('\n'))
  await page.getByLabel('Make an account for those who have none').check()
  await page.getByRole('button', { name: 'See who gets one' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 letters')
  const main = page.getByRole('main')
  await expect(main).toContainText('1 letter for a new online account')
  await expect(page.getByRole('row', { name: unknown.familyName })).toContainText('Identity has not been checked')
  await page.getByRole('button', { name: 'Print 2 letters' }).click()

  const open = page.getByRole('link', { name: /PDF/ })
  await expect(open).toBeVisible({ timeout: 30_000 })
  await expect(main).toContainText('3 of 3 letters')
  const answer = await page.request.get((await open.getAttribute('href')) ?? '')
  expect(answer.headers()['cache-control']).toBe('no-store')
  const pdf = await getDocument({ data: new Uint8Array(await answer.body()), verbosity: 0 }).promise
  expect(pdf.numPages).toBe(2)
  const list = await page.request.get(
    (await page.getByRole('link', { name: 'List of the letters (CSV)' }).getAttribute('href')) ?? '',
  )
  const rows = (await list.text()).trim().split('\r\n')
  expect(rows).toHaveLength(4)
  expect(rows[3]).toContain('Identity has not been checked')
})
