import type { Page } from '@playwright/test'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { otherBand } from '../support/other-band'
import type { OwnPractice } from '../support/own-practice'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

async function move(page: Page, practice: OwnPractice): Promise<void> {
  const [company] = await listCompanies(practice.as('manager'))
  const fromId = await otherBand(practice, company?.id ?? '')
  const main = page.getByRole('main')
  await page.goto(`/admin/chargebands/${practice.chargebandId}/patients`)
  await page.getByLabel('Move everybody from').selectOption(fromId)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(main).toContainText('1 patient moves from')
  await expect(main).toContainText('Online booking is turned on for them')
  await page.getByRole('button', { name: 'Move 1 patient', exact: true }).click()
  await expect(page.getByText('The patients are moved to this chargeband.')).toBeVisible()
  await expect(main).toContainText('Mover, Morgan')
  await page.goto(`/admin/chargebands/${practice.chargebandId}/patients/move?from=${fromId}`)
  await expect(main).toContainText('can be moved')
  await expect(page.getByRole('button', { name: /^Move / })).toHaveCount(0)
}

test('a manager moves patients from another chargeband after seeing how many', async ({ page, practice, signInAs }) => {
  await signInAs('manager')
  await move(page, practice)
})

test('and with scripts off', async ({ device, practice, visit }) => {
  await signInStaff(visit, practice.staff('manager'))
  const context = await device({ javaScriptEnabled: false })
  await carryCookies(visit, context)
  await move(await context.newPage(), practice)
})
