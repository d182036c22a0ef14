import { walkTo } from '../support/http-journey'
import { formOf } from '../support/http-visit'
import { somebody } from '../support/person'
import { registered } from '../support/places'
import { expect, test } from '../support/test'

test.describe('names are what people say they are', () => {
  const names: [string, string, string][] = [
    ['of one letter', 'X', 'O'],
    ['with an apostrophe', 'Siobhán', "O'Brien"],
    ['with a typeset apostrophe', 'Nuala', 'O’Brien'],
    ['with a hyphen', 'Anne-Marie', 'Smith-Jones'],
    ['in Cyrillic', 'Олена', 'Шевченко'],
    ['in Arabic', 'فاطمة', 'الزهراء'],
    ['of 100 characters', 'A'.repeat(100), 'b'.repeat(100)],
    ['that look like markup', '<b>x</b>', '<script>alert(1)</script>'],
    ['that look like a formula', '=1+1', '@SUM(A1)'],
  ]
  for (const [what, givenName, familyName] of names) {
    test(`${what}: taken, and shown again as typed`, async ({ practice, visit }) => {
      const { code } = await practice.newCode()
      const person = somebody({ givenName, familyName })
      const check = await walkTo(visit, { slug: practice.slug, code }, person, 'check')
      expect(check.text).toContain(givenName)
      expect(check.text).toContain(familyName)
      expect(check.body).not.toContain('<b>x</b>')
      expect(check.body).not.toContain('<script>alert(1)')
      const confirmation = await visit.send(check, formOf(check), {})
      expect(confirmation.heading).toBe('We have your registration')
    })
  }

  test('of one word: taken, with the box that says so', async ({ practice, visit }) => {
    const { code } = await practice.newCode()
    const person = somebody({ givenName: '', familyName: 'Suharto' })
    const page = await walkTo(visit, { slug: practice.slug, code }, person, 'name')
    const refused = await visit.send(page, formOf(page), { familyName: 'Suharto', givenName: '' })
    expect(refused.text).toContain('Enter your first name, or tick that you have only one name')
    const taken = await visit.send(refused, formOf(refused), { familyName: 'Suharto', singleName: true })
    expect(taken.path).toMatch(/date-of-birth$/)
  })

  test('markup in a name is text on the staff side too', async ({ page, practice, signInAs, baseURL, address }) => {
    const { code } = await practice.newCode()
    const change = { givenName: '<b>x</b>', familyName: `<i>${Date.now()}</i>` }
    const { row } = await registered(practice, baseURL ?? '', address, code, true, change)
    await signInAs('receptionist')
    await page.goto(`/admin/patients/${row.patientId}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(change.familyName)
    await expect(page.locator('main b, main i').filter({ hasText: /^x$|^\d+$/ })).toHaveCount(0)
  })
})

test.describe('a date of birth', () => {
  const tomorrow = new Date(Date.now() + 24 * 3600_000)
  const cases: [string, { day: string; month: string; year: string }, RegExp | null][] = [
    ['31 February', { day: '31', month: '2', year: '1980' }, /real date/],
    [
      'tomorrow',
      { day: `${tomorrow.getDate()}`, month: `${tomorrow.getMonth() + 1}`, year: `${tomorrow.getFullYear()}` },
      /must be in the past/,
    ],
    ['"1/5/1980" in one box', { day: '1/5/1980', month: '', year: '' }, null],
    ['the month by name', { day: '7', month: 'March', year: '1984' }, null],
    ['full-width digits', { day: '７', month: '３', year: '１９８４' }, null],
    ['without a year', { day: '7', month: '3', year: '' }, /Enter the year/],
    ['nothing', { day: '', month: '', year: '' }, /Enter your date of birth/],
  ]
  for (const [what, typed, refusal] of cases) {
    test(`${what} is ${refusal ? 'refused in plain words, with everything still there' : 'understood or explained'}`, async ({
      practice,
      visit,
    }) => {
      const { code } = await practice.newCode()
      const page = await walkTo(visit, { slug: practice.slug, code }, somebody(), 'date-of-birth')
      const fields = Object.fromEntries(Object.entries(typed).map(([part, value]) => [`dateOfBirth-${part}`, value]))
      const answer = await visit.send(page, formOf(page), fields)
      if (!answer.path.endsWith('/date-of-birth')) {
        expect(refusal).toBeNull()
        return
      }
      expect(answer.title).toMatch(/^Error: /)
      expect(answer.text).toContain('There is a problem')
      if (refusal) expect(answer.text).toMatch(refusal)
      const still = formOf(answer).controls.filter(({ name }) => name.startsWith('dateOfBirth-'))
      expect(still.map(({ value }) => value)).toEqual(Object.values(typed))
    })
  }
})
