import type { Lemon } from './portal-people'

/** What all three doors must say of a person: taken, or refused at these fields, by the journey's names. */
export type Verdict = 'taken' | string[]
export type Case = {
  what: string
  change: (person: Lemon) => Record<string, unknown>
  verdict: Verdict
  /** The day as somebody types it into its three boxes, where the change says it in another way. */
  day?: [string, string, string]
  /** Only a program is refused, by event 12: people may be called what looks like markup. */
  markup?: true
}

const long = (length: number) => 'x'.repeat(length)
const at = (what: string, change: Record<string, unknown>, verdict: Verdict, more: Partial<Case> = {}): Case => ({
  ...{ what, change: () => change, verdict },
  ...more,
})
const born = (typed: string, verdict: Verdict, day?: [string, string, string]) =>
  at(`born ${typed}`, { DateOfBirth: typed }, verdict, day ? { day } : {})
const living = (what: string, change: Record<string, unknown>, verdict: Verdict) =>
  ({ what, change: ({ Address }) => ({ Address: { ...Address, ...change } }), verdict }) satisfies Case
const email = (what: string, write: (email: string) => string, verdict: Verdict) =>
  ({ what, change: ({ EmailAddress }) => ({ EmailAddress: write(EmailAddress) }), verdict }) satisfies Case
const kin = (what: string, change: Record<string, unknown> | null, verdict: Verdict) =>
  at(what, { NextOfKin: change }, verdict)

const names: Case[] = [
  at('no first name', { Name: undefined }, ['givenName']),
  at('first name null', { Name: null }, ['givenName']),
  at('first name blank', { Name: '  ' }, ['givenName']),
  at('first name twice', { Name: ['John', 'Jon'] }, ['givenName']),
  at('first name of 100 characters', { Name: long(100) }, 'taken'),
  at('first name of 101 characters', { Name: long(101) }, ['givenName']),
  at('first name in Cyrillic', { Name: 'Владислав' }, 'taken'),
  at('first name with an apostrophe and a hyphen', { Name: "D'Arcy-Ann" }, 'taken'),
  at('first name with a hidden character', { Name: 'Jo\u202ehn' }, ['givenName']),
  at('first name with a bracket', { Name: 'J < K' }, 'taken'),
  at('first name in markup', { Name: '<b>John</b>' }, 'taken', { markup: true }),
  at('no last name', { Surname: undefined }, ['familyName']),
  at('last name of 101 characters', { Surname: long(101) }, ['familyName']),
  at('last name with a script', { Surname: '<script>x</script>' }, 'taken', { markup: true }),
  at('neither name', { Name: '', Surname: '' }, ['givenName', 'familyName']),
  at('no title', { Title: null }, ['title']),
  at('a title of the list', { Title: 'Mx' }, 'taken'),
  at('a title of no list', { Title: 'Emperor' }, ['title']),
  at('a title in small letters', { Title: 'mr' }, ['title']),
]

const dates: Case[] = [
  at('no birth date', { DateOfBirth: undefined }, ['dateOfBirth']),
  born('', ['dateOfBirth']),
  born('1958-08-02', 'taken'),
  born('1958-08-02T00:00:00', 'taken'),
  born('1958-08-02T00:00:00Z', 'taken'),
  born('1958-08-02T00:00:00+03:00', 'taken'),
  born('1958-08-01T23:00:00Z', 'taken', ['2', '8', '1958']),
  born('1960-02-29T00:00:00', 'taken'),
  born('1958-02-29T00:00:00', ['dateOfBirth']),
  born('1958-13-01T00:00:00', ['dateOfBirth']),
  born('2958-08-02T00:00:00', ['dateOfBirth']),
  born('1058-08-02T00:00:00', ['dateOfBirth']),
  born('02/08/1958', ['dateOfBirth'], ['02/08/1958', '', '']),
]

const kinds: Case[] = [
  at('sex 0', { SexType: 0 }, 'taken'),
  at('sex 2', { SexType: 2 }, 'taken'),
  at('no sex', { SexType: null }, 'taken'),
  at('sex 3', { SexType: 3 }, ['sex']),
  at('a gender of the list', { Gender: { Key: 'non-binary', Name: 'Non-binary' } }, 'taken'),
  at('a gender of no list', { Gender: { Key: 'unheard-of' } }, ['gender']),
]

const contacts: Case[] = [
  at('no email', { EmailAddress: null }, ['email']),
  at('an email without an at', { EmailAddress: 'john.lemon' }, ['email']),
  at('an email with a space within', { EmailAddress: 'john lemon@example.com' }, ['email']),
  at('an email of 300 characters', { EmailAddress: `${long(288)}@example.com` }, ['email']),
  email('an email in capitals', (address) => address.toUpperCase(), 'taken'),
  email('an email wholly in brackets', (address) => `<${address}>`, 'taken'),
  email('an email with a name before its brackets', (address) => `John <${address}`, ['email']),
  at('no mobile', { Mobile: null }, ['mobile']),
  at('a landline as a mobile', { Mobile: '020 7946 0123' }, ['mobile']),
  at('letters as a mobile', { Mobile: 'none of yours' }, ['mobile']),
  at('a mobile that is too short', { Mobile: '07700 900' }, ['mobile']),
  at('a mobile of another country', { Mobile: '+380 67 123 45 67' }, 'taken'),
]

const addresses: Case[] = [
  living('no postcode', { PostCode: null }, ['postcode']),
  at('no address', { Address: null }, ['postcode']),
  living('a postcode in small letters without its space', { PostCode: 'n17nk' }, 'taken'),
  living('a postcode of nowhere', { PostCode: '12345' }, ['postcode']),
  living('a first line of 101 characters', { Address1: long(101) }, ['line1']),
  living('a town of 101 characters', { City: long(101) }, ['town']),
  living('only a postcode', { Address1: '', Address2: '', City: '', County: '' }, 'taken'),
]

const others: Case[] = [
  kin('no next of kin', null, 'taken'),
  kin('a next of kin with a name alone', { Name: 'Mariel' }, 'taken'),
  kin('a next of kin with a number and no name', { Mobile: '020 7946 0123' }, ['kinName']),
  kin('a next of kin whose number is none', { Name: 'Mariel', Mobile: 'x' }, ['kinPhone']),
  at('no password', { Password: undefined }, ['password']),
  at('a password of seven', { Password: 'x9kq2vt' }, ['password']),
  at('a password without a digit', { Password: 'grey otters singing' }, ['password']),
  at('a password on the lists of criminals', { Password: 'password1' }, ['password']),
  at('a password of 201 characters', { Password: `a1${'xq'.repeat(100)}` }, ['password']),
  at('a password in another script', { Password: 'річка-7-каменів' }, 'taken'),
]

export const cases: Case[] = [...names, ...dates, ...kinds, ...contacts, ...addresses, ...others]
