import AxeBuilder from '@axe-core/playwright'
import { registerPerson } from '@/drizzle/seed/register-person'
import { walkTo } from '../support/http-journey'
import type { OwnPractice } from '../support/own-practice'
import { somebody } from '../support/person'
import { carryCookies } from '../support/staff-door'
import { expect, test } from '../support/test'

/** A care home where three patients of the practice live, which is enough for its address to be offered. */
async function careHome(practice: OwnPractice, postcode: string): Promise<void> {
  const { code } = await practice.newCode()
  for (let n = 0; n < 3; n += 1) {
    const { title, givenName, familyName, email, mobile, password } = somebody()
    const lives = { postcode, line1: 'Rose Court', town: 'Leeds' }
    const person = { title, givenName, familyName, dateOfBirth: `193${n}-02-0${n + 1}`, email, mobile, ...lives }
    await registerPerson({ ...practice.visitor, now: new Date() }, person, { code, password, activate: true })
  }
}

for (const [javaScriptEnabled, postcode] of [
  [true, 'LS1 4AP'],
  [false, 'LS2 7EY'],
] as const) {
  test(`somebody finds their address by its postcode with scripts ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    practice,
    visit,
    device,
  }) => {
    test.setTimeout(90_000)
    await careHome(practice, postcode)
    const { code } = await practice.newCode()
    const person = somebody()
    await walkTo(visit, { slug: practice.slug, code }, person, 'address')
    const context = await device({ javaScriptEnabled, viewport: { width: 320, height: 640 } })
    await carryCookies(visit, context)
    const phone = await context.newPage()
    const main = phone.getByRole('main')
    await phone.goto(`/p/${practice.slug}/register/address`)
    await phone.getByRole('link', { name: 'Find your address by its postcode' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Find your address')
    const find = phone.getByRole('button', { name: 'Find address' })

    await find.click()
    await expect(phone).toHaveTitle(/^Error:/)
    await phone.getByLabel('Postcode').fill('not a postcode')
    await find.click()
    await expect(phone.getByLabel('Postcode')).toHaveValue('not a postcode')
    await expect(phone).toHaveTitle(/^Error:/)
    await phone.getByLabel('Postcode').fill('EC1A 1BB')
    await find.click()
    await expect(main).toContainText('We found no address for EC1A 1BB. Please type it here.')
    await expect(phone.getByLabel('Postcode')).toHaveValue('EC1A 1BB')

    await phone.getByRole('link', { name: 'Find your address by its postcode' }).click()
    await phone.getByLabel('Postcode').fill(postcode.toLowerCase())
    await find.click()
    await expect(phone.getByRole('group', { name: 'Which address is yours?' })).toBeVisible()
    if (javaScriptEnabled) expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone).toHaveTitle(/^Error:/)
    await phone.getByRole('radio', { name: /Rose Court/ }).check()
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(main).toContainText('Check this address.')
    await expect(phone.getByLabel('Address line 1')).toHaveValue('Rose Court')
    await expect(phone.getByLabel('Postcode')).toHaveValue(postcode)
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone).toHaveURL(/\/register\/next-of-kin$/)

    // Nobody's name is offered with it, and whoever lives elsewhere types.
    await phone.goto(`/p/${practice.slug}/register/address/find`)
    await phone.getByRole('radio', { name: 'Mine is not in this list' }).check()
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone.getByLabel('Address line 1')).toHaveValue('')
  })
}
