// Longer than 250 lines because it is one table of inputs per field.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import * as fields from './fields'
import { formValues, inputName, typedValues } from './form-values'
import { parseMessage } from './message'

const today = () => '2026-11-12'

/** Feeds one field what a form sends and what JSON sends; the answers must be the same. */
function read(schema: z.core.$ZodType, value: unknown) {
  const object = z.object({ field: schema })
  const json = answer(object.safeParse(value === undefined ? {} : { field: value }))
  if (typeof value === 'string') {
    const form = new FormData()
    form.set('field', value)
    expect(answer(object.safeParse(formValues(form)))).toEqual(json)
  }
  return json
}

function answer(result: z.ZodSafeParseResult<{ field?: unknown }>) {
  if (result.success) return result.data.field
  return result.error.issues.map((issue) => `${inputName(issue.path)}: ${issue.message}`).join('; ')
}

const refused = (key: string) => `field: errors.${key}`

describe('names', () => {
  it.each([
    ['A', 'A'],
    ['  Ann-Marie ', 'Ann-Marie'],
    ["O'Connor", "O'Connor"],
    ['O’Connor', 'O’Connor'],
    ['Zoe\u0308', 'Zoë'],
    ['Сергій', 'Сергій'],
    ['محمد', 'محمد'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['<b>Robert</b>', '<b>Robert</b>'],
    ["'); DROP TABLE patients; --", "'); DROP TABLE patients; --"],
    ['van  der\u00a0Berg', 'van der Berg'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['𠮷'.repeat(100), '𠮷'.repeat(100)],
    ['', refused('name.required')],
    ['   ', refused('name.required')],
    [undefined, refused('name.required')],
    [null, refused('name.required')],
    [7, refused('name.required')],
    ['x'.repeat(101), `${refused('name.tooLong')}|{"max":100}`],
    ['Ann\u200bMarie', refused('name.characters')],
    ['Ann\u200dMarie', refused('name.characters')],
    ['Ann\u202eeiraM', refused('name.characters')],
    ['Ann\u0000', refused('name.characters')],
    ['Ann\tMarie', refused('name.characters')],
    ['\u3164', refused('name.characters')],
    ['\ud800', refused('name.characters')],
  ])('%j', (typed, expected) => expect(read(fields.personName(), typed)).toBe(expected))

  it('keeps any printable text, and reads its own output the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const first = fields.personName().safeParse(typed)
        if (first.success) expect(fields.personName().parse(first.data)).toBe(first.data)
      }),
    )
  })

  it.each([undefined, null, '', '  '])('may be left out: %j', (typed) => {
    expect(read(fields.optionalPersonName(), typed)).toBeUndefined()
    expect(read(fields.optionalText(), typed)).toBeUndefined()
    expect(read(fields.optionalEmail(), typed)).toBeUndefined()
    expect(read(fields.optionalMobile(), typed)).toBeUndefined()
    expect(read(fields.optionalPostcode(), typed)).toBeUndefined()
    expect(read(fields.optionalCalendarDate(), typed?.trim())).toBeUndefined()
    expect(read(fields.optionalWholeNumber(1, 9), typed)).toBeUndefined()
  })

  it('keeps lines in a long text only', () => {
    expect(fields.optionalLongText().parse('one\r\ntwo')).toBe('one\ntwo')
    expect(read(fields.text(), 'one\ntwo')).toBe(refused('text.characters'))
  })
})

describe('email', () => {
  it.each([
    [' Ann.Smith@Example.COM ', 'Ann.Smith@example.com'],
    ["o'neill+nhs@mail.example.com", "o'neill+nhs@mail.example.com"],
    ['x@пошта.укр', 'x@пошта.укр'],
    [`${'a'.repeat(64)}@${'b'.repeat(60)}.example`, `${'a'.repeat(64)}@${'b'.repeat(60)}.example`],
    ['', refused('email.required')],
    ['ann', refused('email.invalid')],
    ['ann@example', refused('email.invalid')],
    ['ann@@example.com', refused('email.invalid')],
    ['@example.com', refused('email.invalid')],
    ['ann smith@example.com', refused('email.invalid')],
    ['Ann <ann@example.com>', refused('email.invalid')],
    ['<ann@example.com', refused('email.invalid')],
    ['<<ann@example.com>>', refused('email.invalid')],
    [' <ann@Example.com> ', 'ann@example.com'],
    ['ann@example..com', refused('email.invalid')],
    ['ann.@example.com', refused('email.invalid')],
    ['ann＠example.com', refused('email.characters')],
    ['ann\u200b@example.com', refused('email.characters')],
    ['аnn@example.com', refused('email.characters')],
    ['\u212aate@example.com', refused('email.characters')],
    ['a@b.com\r\nBcc: c@d.com', refused('email.characters')],
    [`a@${'b.'.repeat(130)}com`, refused('email.tooLong')],
  ])('%j', (typed, expected) => expect(read(fields.email(), typed)).toBe(expected))

  it('is one person in any case', () => {
    expect(fields.emailKey(' Ann@Example.com ')).toBe('ann@example.com')
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const result = fields.email().safeParse(address)
        if (result.success) expect(fields.emailKey(result.data)).toBe(fields.emailKey(address.toUpperCase()))
      }),
    )
  })
})

describe('phone numbers', () => {
  it.each([
    ['07700 900123', '+447700900123'],
    ['+44 (0)7700-900123', '+447700900123'],
    ['0044 7700 900 123', '+447700900123'],
    ['447700900123', '+447700900123'],
    ['０７７００９００１２３', '+447700900123'],
    ['07624 123456', '+447624123456'],
    ['+353 85 123 4567', '+353851234567'],
    ['+380 50 341 0870', '+380503410870'],
    ['', refused('mobile.required')],
    ['07700 90012', refused('mobile.invalid')],
    ['7700900123', refused('mobile.invalid')],
    ['+123', refused('mobile.invalid')],
    ['01632 960123', refused('mobile.landline')],
    ['call me', refused('phone.letters')],
  ])('mobile %j', (typed, expected) => expect(read(fields.mobile(), typed)).toBe(expected))

  it('reads a number starting with 0 as the nation does', () => {
    expect(read(fields.mobile('ukraine'), '050 341 08 70')).toBe('+380503410870')
    expect(read(fields.phone(), '020 7946 0000')).toBe('+442079460000')
    expect(read(fields.phone('ukraine'), '044 123 45 67')).toBe('+380441234567')
    // The example in the refusal is one of that nation, whatever language it is read in.
    expect(read(fields.mobile('ukraine'), '123')).toBe(refused('mobile.invalidUkraine'))
    expect(read(fields.phone('ukraine'), '123')).toBe(refused('phone.invalidUkraine'))
  })
})

describe('postcodes', () => {
  it.each([
    'M1 1AE',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'W1A 1HQ',
    'EC1A 1BB',
    'SW1A 2AA',
    'BT1 5GS',
    'EH99 1SP',
    'CF10 1EP',
    'LS11 6AD',
  ])('%s in any case and spacing', (postcode) => {
    expect(read(fields.postcode(), postcode.toLowerCase())).toBe(postcode)
    expect(read(fields.postcode(), ` ${postcode.replace(' ', '')} `)).toBe(postcode)
  })
  it.each([
    ['zz993vz', 'ZZ99 3VZ'],
    ['BFPO 57', 'BFPO 57'],
    ['BF1 3AA', 'BF1 3AA'],
    ['GIR0AA', 'GIR 0AA'],
    ['QQ1 1AA', refused('postcode.invalid')],
    ['M1 1AI', refused('postcode.invalid')],
    ['B33 8TC', refused('postcode.invalid')],
    ['EC1A1B', refused('postcode.invalid')],
    ['', refused('postcode.required')],
  ])('%j', (typed, expected) => expect(read(fields.postcode(), typed)).toBe(expected))
  it('has five digits in Ukraine', () => {
    expect(read(fields.postcode('ukraine'), '49 000')).toBe('49000')
    expect(read(fields.postcode('ukraine'), 'M1 1AE')).toBe(refused('postcode.invalidUkraine'))
  })
})

describe('date of birth', () => {
  const born = fields.dateOfBirth(today)
  const at = (part: string, key: string) => `field-${part}: errors.date.${key}`
  it.each([
    [{ day: '27', month: '3', year: '1985' }, '1985-03-27'],
    [{ day: 7, month: 3, year: 1985 }, '1985-03-07'],
    [{ day: '２７', month: '０３', year: '１９８５' }, '1985-03-27'],
    [{ day: '1st', month: 'Jan', year: '1980' }, '1980-01-01'],
    [{ day: '1', month: 'Gorffennaf', year: '1980' }, '1980-07-01'],
    [{ day: '1', month: 'Mai', year: '1980' }, '1980-05-01'],
    [{ day: '1', month: 'травня', year: '1980' }, '1980-05-01'],
    [{ day: '29', month: 'feb.', year: '2000' }, '2000-02-29'],
    ['1985-03-27', '1985-03-27'],
    ['2026-11-12', '2026-11-12'],
    ['1896-11-12', '1896-11-12'],
    [undefined, refused('dateOfBirth.required')],
    ['', refused('dateOfBirth.required')],
    [{ day: '', month: '', year: '' }, refused('dateOfBirth.required')],
    [{ day: '', month: '3', year: '1985' }, at('day', 'dayMissing')],
    [{ month: '3' }, `${at('day', 'dayMissing')}; ${at('year', 'yearMissing')}`],
    [{ day: '1', month: '', year: '1985' }, at('month', 'monthMissing')],
    [{ day: '32', month: '3', year: '1985' }, at('day', 'dayInvalid')],
    [{ day: '1', month: '13', year: '1985' }, at('month', 'monthInvalid')],
    [{ day: '1', month: 'Smarch', year: '1985' }, at('month', 'monthInvalid')],
    [{ day: '1', month: '3', year: '85' }, at('year', 'yearShort')],
    [{ day: '1', month: '3', year: 'x' }, at('year', 'yearInvalid')],
    [{ day: '1/5/1980', month: '', year: '' }, at('day', 'oneBox')],
    [{ day: '', month: '', year: '01051980' }, at('year', 'oneBox')],
    [{ day: '1 May 1980', month: '', year: '' }, at('day', 'oneBox')],
    ['1/5/1980', refused('date.oneBox')],
    [{ day: '31', month: '2', year: '1985' }, refused('date.notReal')],
    ['1900-02-29', refused('date.notReal')],
    ['yesterday', refused('date.notReal')],
    [{ day: '13', month: '11', year: '2026' }, refused('dateOfBirth.future')],
    ['1896-11-11', refused('dateOfBirth.tooOld')],
    [19850327, refused('dateOfBirth.required')],
  ])('%j', (typed, expected) => expect(read(born, typed)).toBe(expected))

  it('comes back from three boxes for every real day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-12'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const form = new FormData()
        for (const [index, name] of ['year', 'month', 'day'].entries())
          form.set(`field-${name}`, iso.split('-')[index] ?? '')
        expect(answer(z.object({ field: born }).safeParse(formValues(form)))).toBe(iso)
      }),
    )
  })
})

describe('boxes, choices and numbers', () => {
  it.each([
    [true, true],
    ['on', true],
    ['true', true],
    [undefined, refused('terms.required')],
    ['', refused('terms.required')],
    [false, refused('terms.required')],
  ])('ticked %j', (value, expected) => {
    expect(read(fields.ticked('errors.terms.required'), value)).toBe(expected)
    expect(read(fields.checkbox(), value)).toBe(expected === true)
  })

  it('takes one, none or several of the values', () => {
    const one = fields.choice(['red', 'blue'], 'errors.colour.required')
    expect(read(one, 'red')).toBe('red')
    for (const wrong of [undefined, '', 'green']) expect(read(one, wrong)).toBe(refused('colour.required'))
    expect(read(fields.optionalChoice(['red']), '')).toBeUndefined()
    expect(read(fields.optionalChoice(['red']), 'green')).toBe(refused('choice.invalid'))
    expect(read(fields.choices(['red', 'blue']), undefined)).toEqual([])
    expect(read(fields.choices(['red', 'blue']), 'red')).toEqual(['red'])
    expect(read(fields.choices(['red', 'blue']), ['red', 'blue', 'red'])).toEqual(['red', 'blue'])
    expect(read(fields.choices(['red', 'blue']), ['green'])).toBe(refused('choice.invalid'))
  })

  it.each([
    ['12', 12],
    [12, 12],
    ['１２', 12],
    ['1,000', `${refused('number.range')}|{"min":1,"max":100}`],
    ['1.5', refused('number.invalid')],
    [1.5, refused('number.invalid')],
    ['', refused('number.required')],
    [undefined, refused('number.required')],
  ])('whole number %j', (typed, expected) => expect(read(fields.wholeNumber(1, 100), typed)).toBe(expected))
})

describe('secrets and messages', () => {
  it('names the secret fields, however wrapped', () => {
    const form = z.object({
      email: fields.email(),
      password: fields.password(),
      code: z.optional(fields.secret(fields.optionalText())),
    })
    expect(fields.secretNames(form)).toEqual(['password', 'code'])
    expect(fields.secretNames(form.refine(() => true).transform((all) => all))).toEqual(['password', 'code'])
  })

  it('keeps a password exactly as typed', () => {
    expect(read(fields.password(), '  two spaces  ')).toBe('  two spaces  ')
    expect(read(fields.password(), '')).toBe(refused('password.required'))
  })

  it('carries keys and parameters through zod, and never a sentence', () => {
    expect(parseMessage(fields.message('errors.name.tooLong', { max: 100 }))).toEqual({
      key: 'errors.name.tooLong',
      params: { max: 100 },
    })
    expect(parseMessage('errors.email.required')).toEqual({ key: 'errors.email.required' })
    expect(parseMessage('Invalid input: expected string')).toEqual({ key: 'errors.invalid' })
  })

  it('describes itself to OpenAPI', () => {
    const all = z.object({
      born: fields.dateOfBirth(),
      name: fields.personName(),
      tick: fields.ticked('errors.x.y'),
      n: fields.wholeNumber(1, 2),
    })
    expect(() => z.toJSONSchema(all, { io: 'input' })).not.toThrow()
  })
})

describe('form values', () => {
  it('is shown again as typed, but for secrets, and no name of a field reaches what all objects share', () => {
    const form = new FormData()
    const typed = ['name', 'way', 'way', 'code', 'newPassword', '$ACTION_ID_1', '__proto__', '__proto__', 'constructor']
    for (const [index, name] of typed.entries()) form.append(name, String(index))
    const values = typedValues(form, ['code'])
    expect(Object.entries(values)).toEqual([
      ['name', '0'],
      ['way', ['1', '2']],
      ['code', ''],
      ['newPassword', ''],
      ['__proto__', ['6', '7']],
      ['constructor', '8'],
    ])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  it('groups dates, lists repeated names, leaves the framework out', () => {
    const form = new FormData()
    for (const [name, value] of [
      ['$ACTION_ID_1', ''],
      ['name', 'Ann'],
      ['born-day', '1'],
      ['born-year', '1980'],
      ['way', 'email'],
      ['way', 'text'],
      ['__proto__', 'x'],
    ] as const)
      form.append(name, value)
    const values = formValues(form)
    expect(Object.entries(values)).toEqual([
      ['name', 'Ann'],
      ['born', { day: '1', year: '1980' }],
      ['way', ['email', 'text']],
      ['__proto__', 'x'],
    ])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })
})
