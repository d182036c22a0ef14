import { randomInt, randomUUID } from 'node:crypto'
import type { Typed } from './http-visit'

/** A person who does not exist, as they fill the journey's fields; no two are alike. */
export type Person = {
  title: string
  givenName: string
  familyName: string
  day: string
  month: string
  year: string
  email: string
  mobile: string
  postcode: string
  line1: string
  town: string
  password: string
  /** The NHS number, for somebody who knows it. */
  identifier?: string
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

function madeUpName(length: number): string {
  const name = Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Somebody new. Names are random letters, so that nobody matches anybody on file. */
export function somebody(change: Partial<Person> = {}): Person {
  return {
    title: 'Ms',
    givenName: madeUpName(9),
    familyName: madeUpName(12),
    day: String(randomInt(1, 29)),
    month: String(randomInt(1, 13)),
    year: String(randomInt(1930, 2005)),
    email: `${randomUUID().slice(0, 13)}@example.com`,
    // Ofcom keeps 07700 900000 to 900999 for drama; the tests need more, and nothing is sent.
    mobile: `07700 9${String(randomInt(100_000)).padStart(5, '0')}`,
    postcode: 'M1 1AE',
    line1: `${randomInt(1, 200)} Example Street`,
    town: 'Manchester',
    password: 'river stones 47 lantern',
    ...change,
  }
}

/** Everything the person would type on the journey, by field name. */
export function typedBy(person: Person, code: string): Typed {
  return {
    code,
    title: person.title,
    givenName: person.givenName,
    familyName: person.familyName,
    'dateOfBirth-day': person.day,
    'dateOfBirth-month': person.month,
    'dateOfBirth-year': person.year,
    ...(person.identifier ? { identifier: person.identifier } : {}),
    evidence: 'passport',
    email: person.email,
    mobile: person.mobile,
    'appointments-email': true,
    postcode: person.postcode,
    line1: person.line1,
    town: person.town,
    password: person.password,
    termsAccepted: true,
  }
}
