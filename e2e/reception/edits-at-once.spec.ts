import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { carryCookies, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

for (const javaScriptEnabled of [true, false]) {
  test(`of two who edit a record at once the second keeps what was typed, and may save it knowingly (scripts ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    device,
    practice,
    visit,
  }) => {
    await signInStaff(visit, practice.staff('receptionist'))
    const desk = { ...practice.as('receptionist'), now: new Date() }
    const { patientId } = await issueLetterTo(desk, { familyName: 'Atonce', dateOfBirth: '1984-03-05' })
    const context = await device({ javaScriptEnabled })
    await carryCookies(visit, context)
    const [first, second] = [await context.newPage(), await context.newPage()]
    for (const page of [first, second]) await page.goto(`/admin/patients/${patientId}/edit`)

    await first.getByLabel('Called', { exact: true }).fill('Fern')
    await first.getByRole('button', { name: 'Save' }).click()
    await expect(first).toHaveURL(/done=edited$/)

    await second.getByLabel('Called', { exact: true }).fill('Rowan')
    await second.getByLabel('Usual clinician').fill('Dr Ash')
    await second.getByLabel('The birth date is not known exactly').check()
    await second.getByRole('button', { name: 'Save' }).click()
    await expect(second).toHaveTitle(/^Error:/)
    await expect(second.getByRole('alert').first()).toContainText('Test receptionist changed this record')
    await expect(second.getByLabel('Called', { exact: true })).toHaveValue('Rowan')
    await second.getByRole('button', { name: 'Save' }).click()
    await expect(second).toHaveURL(/done=edited$/)
    for (const words of ['Called Rowan', 'not known exactly', 'Dr Ash'])
      await expect(second.getByRole('main')).toContainText(words)
  })
}
