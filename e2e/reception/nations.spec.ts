import type { Nation } from '@/lib/domain/practices/vocabulary'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { practiceCodeOf } from '@/lib/testing/people'
import { fillIn, registerAtDesk, typeLetter } from '../support/desk-steps'
import { pagesOf } from '../support/letter-sheet'
import { makeOwnPractice } from '../support/own-practice'
import { somebody } from '../support/person'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

type Case = { nation: Nation; numberLabel: string; number: string; postcode: string; letter: string[] }
const cases: Case[] = [
  {
    nation: 'wales',
    ...{ numberLabel: 'NHS number', number: freshNhsNumber(), postcode: 'CF10 1AA' },
    letter: ['Your codes for online services', 'Eich codau ar gyfer gwasanaethau ar-lein'],
  },
  {
    nation: 'scotland',
    ...{ numberLabel: 'CHI number', number: '0101011237', postcode: 'EH1 1AA' },
    letter: ['Your codes for online services'],
  },
  {
    nation: 'northern-ireland',
    ...{ numberLabel: 'H&C number', number: '3200000015', postcode: 'BT1 1AA' },
    letter: ['Your codes for online services'],
  },
  {
    nation: 'ukraine',
    ...{ numberLabel: 'RNOKPP number', number: '3184710691', postcode: '49000' },
    letter: ['Ваші коди'],
  },
]

for (const { nation, numberLabel, number, postcode, letter } of cases) {
  test(`a practice of ${nation}: its own number, its letter in its languages, claimed by the older block`, async ({
    page,
    context,
    visit,
    device,
  }) => {
    test.setTimeout(90_000)
    const { end, ...practice } = await makeOwnPractice(nation)
    const person = somebody()
    const main = page.getByRole('main')
    await signInStaff(visit, practice.staff('receptionist'))
    await carryCookies(visit, context)
    await registerAtDesk(page, person, number, { numberLabel, postcode })
    await page.getByRole('navigation').getByRole('link', { name: 'Identification' }).click()
    await page.getByLabel('Type').selectOption({ label: 'Passport' })
    await page.getByRole('button', { name: 'Add identification' }).click()
    await expect(page.getByText('The identification is recorded with your name.')).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name: 'Online services' }).click()
    await page.getByRole('button', { name: 'Create online account' }).click()
    await page.getByRole('button', { name: 'Print letter' }).click()
    const file = await page.getByRole('link', { name: /PDF/ }).getAttribute('href')
    const pages = await pagesOf(await (await page.request.get(file ?? '')).body())
    expect(pages).toHaveLength(letter.length)
    for (const [index, words] of letter.entries()) expect(pages[index]).toContain(words)
    expect(pages[0]).toContain(practiceCodeOf[nation])

    const [, token] = pages[0]?.match(/(?:[2-9A-Z]{4} ){3}[2-9A-Z]{4}/g) ?? []
    const phone = await (await device()).newPage()
    const codes = { 'Patient ID': number, 'Registration Token': token ?? '' }
    await typeLetter(phone, practice.slug, codes, person, practiceCodeOf[nation])
    await phone.getByLabel('a username, without email').check()
    await fillIn(phone, { Username: `user.${newId().slice(-12)}`, 'Create a password': person.password })
    await phone.getByRole('button', { name: 'Continue' }).click()
    await phone.getByLabel('I accept the terms and conditions').check()
    await phone.getByRole('button', { name: 'Register' }).click()
    await phone.waitForURL(/\/confirmation$|\/portal$/)
    await phone.goto('/portal')
    await expect(phone.getByRole('main')).toContainText(person.familyName)
    await page.reload()
    await page.getByRole('link', { name: 'Online services' }).first().click()
    await expect(main).toContainText('Active')
    await end()
  })
}
