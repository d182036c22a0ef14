import { describe, expect, it } from 'vitest'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { newAccountNumber } from './account-number'
import { claimInput } from './claim-input'
import { checkCode, codeAlphabet, groupCode, newLetterCodes } from './letter-codes'

const old = { name: 'Old Surgery', practiceCode: 'B82002' }
const place = { name: 'New Surgery', nation: 'england' as const, practiceCode: 'A81001', predecessors: [old] }
const { key, token } = newLetterCodes()
const lastDigitWrong = (number: string) => `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`
/** An Account ID that does not become a right NHS number by the slip below. */
const account = (() => {
  for (;;) {
    const number = newAccountNumber()
    if (!checkIdentifier('nhs', lastDigitWrong(number)).ok) return number
  }
})()
const nhs = '9990000018'
const person = { surname: 'O’Brien', dateOfBirth: { day: '7', month: '3', year: '1984' } }
const form = (typed: Record<string, unknown>) => ({ practice: 'p', practiceCode: 'a81001', ...person, ...typed })
const schema = claimInput(place)

function problems(typed: Record<string, unknown>): Record<string, string> {
  const result = schema.safeParse(form(typed))
  if (result.success) return {}
  return Object.fromEntries(
    result.error.issues.map(({ path, message }) => [path.join('-'), message.replace('errors.claim.', '')]),
  )
}
const read = (typed: Record<string, unknown>) => schema.parse(form(typed))
/** The code with one character another, so that it is of neither block. */
const oneWrong = (code: string) =>
  [...codeAlphabet]
    .map((other) => code.slice(0, 3) + other + code.slice(4))
    .find((changed) => 'slip' in checkCode(changed)) ?? ''

describe('the codes of a letter, as typed', () => {
  it('knows the Practice ID of a practice that has moved here, and says what to use instead', () => {
    const said = problems({ practiceCode: 'b82002', accountNumber: account, linkageKey: key }).practiceCode
    expect(said).toContain('practiceCode.moved')
    expect(said).toContain('Old Surgery')
    expect(problems({ practiceCode: 'C83003', accountNumber: account, linkageKey: key }).practiceCode).toBe(
      'practiceCode.other',
    )
  })

  it('are read from either block, pasted with spaces, dashes and small letters', () => {
    const pasted = ` ${groupCode(key).toLowerCase().replaceAll(' ', '-')}\u200b`
    expect(read({ accountNumber: `${account.slice(0, 3)} ${account.slice(3)}`, linkageKey: pasted })).toMatchObject({
      ...{ block: 'key', number: account, code: key, surname: 'O’Brien', dateOfBirth: '1984-03-07' },
    })
    expect(read({ patientNumber: '999 000 0018', registrationToken: token })).toMatchObject({
      ...{ block: 'token', number: nhs, code: token },
    })
  })

  it('are taken for what they are when both stand in the other block’s fields', () => {
    expect(read({ accountNumber: nhs, linkageKey: token })).toMatchObject({ block: 'token', number: nhs })
    expect(read({ patientNumber: account, registrationToken: key })).toMatchObject({ block: 'key', number: account })
    expect(read({ accountNumber: account, registrationToken: key })).toMatchObject({ block: 'key', number: account })
  })

  it('use the block that is whole when the other is only begun', () => {
    const typed = { accountNumber: account, patientNumber: nhs, registrationToken: token }
    expect(read(typed)).toMatchObject({ block: 'token', number: nhs })
  })

  const slips: [string, Record<string, unknown>, Record<string, string>][] = [
    ['nothing at all', {}, { accountNumber: 'nothing' }],
    ['only an Account ID', { accountNumber: account }, { linkageKey: 'linkageKey.required' }],
    ['only a Linkage Key', { linkageKey: key }, { accountNumber: 'accountNumber.required' }],
    ['only a Patient ID', { patientNumber: nhs }, { registrationToken: 'registrationToken.required' }],
    ['only a token', { registrationToken: token }, { patientNumber: 'patientNumber.required' }],
    [
      'a short key',
      { accountNumber: account, linkageKey: key.slice(1) },
      { linkageKey: 'linkageKey.length|{"wanted":16,"count":15}' },
    ],
    [
      'a letter O in the key',
      { accountNumber: account, linkageKey: `O${key.slice(1)}` },
      { linkageKey: 'linkageKey.character' },
    ],
    [
      'one character wrong in the key',
      { accountNumber: account, linkageKey: oneWrong(key) },
      { linkageKey: 'linkageKey.check' },
    ],
    ['the Account ID twice', { accountNumber: account, linkageKey: '2345678922' }, { linkageKey: 'linkageKey.number' }],
    [
      'one character wrong in the token',
      { patientNumber: nhs, registrationToken: oneWrong(token) },
      { registrationToken: 'registrationToken.check' },
    ],
    ['a token with an Account ID', { accountNumber: account, linkageKey: token }, { linkageKey: 'mixed.token' }],
    ['a key with a Patient ID', { patientNumber: nhs, registrationToken: key }, { registrationToken: 'mixed.key' }],
    ['a short Account ID', { accountNumber: '123', linkageKey: key }, { accountNumber: 'accountNumber.length' }],
    ['letters in it', { accountNumber: 'O123456789', linkageKey: key }, { accountNumber: 'accountNumber.characters' }],
    [
      'an Account ID with a slip',
      { accountNumber: lastDigitWrong(account), linkageKey: key },
      { accountNumber: 'accountNumber.check' },
    ],
    [
      'a National Insurance number',
      { patientNumber: 'AB123456C', registrationToken: token },
      { patientNumber: 'patientNumber.otherNumber' },
    ],
  ]
  it.each(slips)('say at the field what is wrong: %s', (_what, typed, expected) => {
    expect(problems(typed)).toEqual(expected)
  })

  it('answer everything that is missing at once', () => {
    const empty = { practiceCode: '', surname: '', dateOfBirth: { day: '', month: '', year: '' } }
    expect(problems(empty)).toEqual({
      practiceCode: 'practiceCode.required',
      accountNumber: 'nothing',
      surname: 'surname.required',
      dateOfBirth: 'errors.dateOfBirth.required',
    })
  })

  const right = { accountNumber: account, linkageKey: key }
  it('want this practice’s own Practice ID, and say the same of every other', () => {
    expect(problems({ ...right, practiceCode: ' a 81001' })).toEqual({})
    expect(problems({ ...right, practiceCode: 'A8100O' })).toEqual({ practiceCode: 'practiceCode.letterO' })
    expect(problems({ ...right, practiceCode: '81001' })).toEqual({
      practiceCode: 'practiceCode.shape|{"example":"A81001"}',
    })
    for (const other of ['A81002', 'Y99999'])
      expect(problems({ ...right, practiceCode: other })).toEqual({ practiceCode: 'practiceCode.other' })
  })
})
