import { chargebandById } from '@/lib/domain/chargebands/queries'
import { saveOnlineSettings } from '@/lib/domain/chargebands/save-online-settings'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { answerFrom } from '../support/browser-journey'
import { fillIn } from '../support/desk-steps'
import { startVisit } from '../support/http-visit'
import { linkIn, messageTo } from '../support/messages'
import { makeOwnPractice } from '../support/own-practice'
import { somebody } from '../support/person'
import { carryCookies, signInPatient, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

test('58. whom the desk puts on an online chargeband is emailed how to register, and comes to a working account', async ({
  page,
  context,
  visit,
  device,
}) => {
  test.setTimeout(120_000)
  const { end, ...practice } = await makeOwnPractice()
  const manager = { ...practice.as('manager'), now: new Date() }
  const { chargebandId } = practice
  const { version } = await chargebandById(manager, chargebandId)
  const code = `INVITE${newId().slice(-8)}`.toUpperCase()
  await saveOnlineSettings(manager, { chargebandId, code, allowMessaging: false, askDepartment: false, version })
  const person = somebody()
  const main = page.getByRole('main')
  await signInStaff(visit, practice.staff('receptionist'))
  await carryCookies(visit, context)
  await page.goto('/admin/patients/new')
  await fillIn(page, {
    'First name': person.givenName,
    'Last name': person.familyName,
    Day: person.day,
    Month: person.month,
    Year: person.year,
    'NHS number': freshNhsNumber(),
    'Email address': person.email,
    Postcode: person.postcode,
    'Address line 1': person.line1,
  })
  await page.getByLabel('The email address is theirs').check()
  await page.getByLabel('Chargeband').selectOption({ label: practice.chargeband })
  await page.getByRole('button', { name: 'Register patient' }).click()
  await expect(main).toContainText('Registered')
  const record = new URL(page.url()).pathname

  const invitation = await messageTo(visit, person.email)
  expect(invitation.text).not.toContain(person.familyName)
  const [link = ''] = /https?:\/\/\S+\/register\?code=\S+/.exec(invitation.text) ?? []
  expect(link).toContain(code)

  const phone = await (await device({ viewport: { width: 320, height: 640 } })).newPage()
  await phone.goto(new URL(link).pathname + new URL(link).search)
  await phone.getByRole('button', { name: 'Continue', exact: true }).click()
  await answerFrom(phone, 'name', person)
  await phone.getByRole('button', { name: 'Submit registration' }).click()
  await phone.goto(linkIn(await messageTo(visit, person.email, 2), 'activate'))
  await phone.getByRole('button', { name: 'Activate my account', exact: true }).click()
  await expect(phone).toHaveURL(/\/portal$/)

  await page.goto(`${record}/history`)
  await expect(main).toContainText(/online/i)
  await page.goto('/admin/registrations')
  await page.getByRole('link', { name: new RegExp(person.familyName) }).click()
  await page.getByRole('button', { name: /^Join to/ }).click()
  await page.getByLabel('Reason').fill('Known here, and the email is on file')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL(/done=decided$/)
  await page.goto(`${record}/online-services`)
  await expect(main).toContainText('Active')
  const again = startVisit(visit.base, { address: '10.9.8.7' })
  await signInPatient(again, person)
  expect((await again.open('/portal')).text).toContain(person.familyName)
  await end()
})
