import { compareFamilyNames, compareGivenNames } from './compare-names'
import type { FieldVerdict } from './field-verdict'
import { foldName } from './fold-name'
import { nearDates } from './near-dates'

/** What is known of a person; what is not is empty. */
export type MatchDetails = {
  givenName: string
  familyName: string
  dateOfBirth: string
  /** Scheme and value of every number known, such as `nhs:9990000018`. */
  identifiers: string[]
  emails: string[]
  mobiles: string[]
  postcode: string | null
}

/** A name and a birth date. */
export type Born = Pick<MatchDetails, 'givenName' | 'familyName' | 'dateOfBirth'>

export type MatchFields = Record<keyof MatchDetails, FieldVerdict>
export type Match = { verdict: 'same' | 'possible' | 'different'; fields: MatchFields }

/**
 * Whether two sets of details may be one person, with the reason field by field. A different number of the same scheme
 * vetoes: they are two people, however alike. `same` and `possible` are both for staff to look at; details never join.
 */
export function explainMatch(a: MatchDetails, b: MatchDetails): Match {
  const fields: MatchFields = {
    ...compareNames(a, b),
    dateOfBirth: compareDates(a.dateOfBirth, b.dateOfBirth),
    identifiers: compareNumbers(a.identifiers, b.identifiers),
    emails: compareSets(a.emails.map(lower), b.emails.map(lower)),
    mobiles: compareSets(a.mobiles, b.mobiles),
    postcode: compare(squeezed(a.postcode), squeezed(b.postcode)),
  }
  return { verdict: weigh(fields), fields }
}

/** Whether more need be known of two people: false where the rule says different even if they share a contact. */
export function couldMatch(a: Born, b: Born): boolean {
  const others = { identifiers: 'missing', emails: 'agree', mobiles: 'missing', postcode: 'missing' } as const
  const dateOfBirth = compareDates(a.dateOfBirth, b.dateOfBirth)
  return weigh({ ...compareNames(a, b), dateOfBirth, ...others }) !== 'different'
}

/** The rule, in the order it is read. */
function weigh({ identifiers, givenName, familyName, dateOfBirth, emails, mobiles, postcode }: MatchFields) {
  const given = likely(givenName)
  const family = likely(familyName)
  const contact = emails === 'agree' || mobiles === 'agree'
  const lives = contact || postcode === 'agree'
  const exact = givenName === 'agree' && familyName === 'agree'

  if (identifiers === 'disagree') return 'different'
  if (identifiers === 'agree') return likely(dateOfBirth) && (given || family) ? 'same' : 'possible'
  if (exact && dateOfBirth === 'agree' && contact) return 'same'

  const possible =
    dateOfBirth === 'agree'
      ? (family && given) ||
        (familyName === 'agree' && givenName === 'missing') ||
        // A surname changes with marriage; a twin has another given name.
        (givenName === 'agree' && lives) ||
        (given && contact)
      : dateOfBirth === 'near' && family && given && (exact || lives)
  if (possible) return 'possible'
  // Little is known yet, as while somebody types: whoever uses the contact, if nothing speaks against it.
  const against = [givenName, familyName, dateOfBirth].includes('disagree')
  const unknown = [givenName, familyName, dateOfBirth].includes('missing')
  return contact && unknown && !against ? 'possible' : 'different'
}

const likely = (verdict: FieldVerdict) => verdict === 'agree' || verdict === 'near'
const lower = (text: string) => text.toLowerCase()
const squeezed = (text: string | null) => text?.replace(/\s/g, '').toUpperCase() ?? ''

/** Names in each other's fields are near, both of them. */
function compareNames(a: Born, b: Born): Pick<MatchFields, 'givenName' | 'familyName'> {
  const givenName = compareGivenNames(a.givenName, b.givenName)
  const familyName = compareFamilyNames(a.familyName, b.familyName)
  const [given, family] = [foldName(a.givenName), foldName(a.familyName)]
  const swapped = given !== '' && given === foldName(b.familyName) && family === foldName(b.givenName)
  return swapped && givenName !== 'agree' ? { givenName: 'near', familyName: 'near' } : { givenName, familyName }
}

function compareDates(a: string, b: string): FieldVerdict {
  const plain = compare(a, b)
  return plain === 'disagree' && nearDates(a).includes(b) ? 'near' : plain
}

/** Numbers of different schemes say nothing of each other. */
function compareNumbers(a: string[], b: string[]): FieldVerdict {
  const schemeOf = (number: string) => number.slice(0, number.indexOf(':'))
  const both = new Set(a.map(schemeOf).filter((scheme) => b.map(schemeOf).includes(scheme)))
  return both.size === 0 ? 'missing' : compareSets(a, b)
}

function compare(a: string, b: string): FieldVerdict {
  if (!a || !b) return 'missing'
  return a === b ? 'agree' : 'disagree'
}

function compareSets(a: string[], b: string[]): FieldVerdict {
  if (a.length === 0 || b.length === 0) return 'missing'
  return a.some((one) => b.includes(one)) ? 'agree' : 'disagree'
}
