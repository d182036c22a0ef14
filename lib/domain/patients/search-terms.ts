import { fold, nameWords } from './fold'
import type { ContactKind } from './vocabulary'

/** What each term begins with, so that a birth date is never compared with a name. */
export const termKinds = {
  name: 'n:',
  date: 'd:',
  identifier: 'i:',
  email: 'e:',
  phone: 'p:',
  postcode: 'c:',
} as const
export type TermKind = keyof typeof termKinds

export type Searchable = {
  givenName: string
  familyName: string
  dateOfBirth: string
  identifiers: string[]
  contacts: { kind: ContactKind; value: string }[]
  postcode?: string | null
}

/** Everything staff may type to find this person, each folded, without repeats. */
export function searchTermsOf(person: Searchable): string[] {
  const terms = new Set<string>()
  const add = (kind: TermKind, value: string) => value && terms.add(termKinds[kind] + value)
  for (const name of [person.givenName, person.familyName]) {
    // O'Brien is also looked for as obrien, and Mary Jane as mary-jane.
    for (const part of [name, ...name.split(/\s+/u)]) {
      const words = nameWords(part)
      for (const word of [...words, words.join('')]) add('name', word)
    }
  }
  add('date', person.dateOfBirth)
  for (const value of person.identifiers) add('identifier', squeeze(value))
  for (const { kind, value } of person.contacts) {
    if (kind === 'email') add('email', fold(value.trim()))
    else for (const digits of phoneForms(value)) add('phone', digits)
  }
  add('postcode', squeeze(person.postcode ?? ''))
  return [...terms]
}

/** Letters and digits only, lower case: how identifiers and postcodes are compared. */
export function squeeze(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A number's digits with its country and, for numbers at home, as dialled there. */
function phoneForms(value: string): string[] {
  const digits = value.replace(/\D/g, '')
  const home = /^(?:44|380)(?=\d)/.exec(value.startsWith('+') ? digits : '')?.[0]
  return home ? [digits, `0${digits.slice(home.length)}`] : [digits]
}
