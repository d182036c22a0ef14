import type { Match, MatchDetails, MatchFields } from './explain-match'

/**
 * Pairs of invented people with what is true of them. `verdict` is what the rule says; where it differs from `truth`,
 * the rule is known to be wrong, and the figures count it.
 */
export type LabelledPair = {
  of: string
  truth: 'same' | 'possible' | 'different'
  verdict: Match['verdict']
  a: MatchDetails
  b: MatchDetails
  /** What the explanation must say of these fields. */
  fields: Partial<MatchFields>
}

export type Some = Partial<MatchDetails>
const base: MatchDetails = {
  givenName: 'Maria',
  familyName: 'Duplessis',
  dateOfBirth: '1984-03-27',
  identifiers: [],
  emails: [],
  mobiles: [],
  postcode: null,
}

/** A pair in one line: both begin as the same person, and each is changed. */
export function pair(
  of: string,
  truth: LabelledPair['truth'],
  verdict: Match['verdict'],
  a: Some,
  b: Some,
  fields: Partial<MatchFields> = {},
): LabelledPair {
  return { of, truth, verdict, a: { ...base, ...a }, b: { ...base, ...b }, fields }
}

export const number = { identifiers: ['nhs:9990000018'] }
export const otherNumber = { identifiers: ['nhs:9990000026'] }
export const mail = { emails: ['family@example.com'] }
export const phone = { mobiles: ['+447700900123'] }
export const home = { postcode: 'LS11 6AD' }
