import { foldName } from './fold-name'

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

export type FieldVerdict = 'agree' | 'disagree' | 'missing'
export type Match = {
  verdict: 'match' | 'different'
  fields: Record<keyof MatchDetails, FieldVerdict>
}

function compare(a: string | null, b: string | null): FieldVerdict {
  if (!a || !b) return 'missing'
  return a === b ? 'agree' : 'disagree'
}

function compareSets(a: string[], b: string[]): FieldVerdict {
  if (a.length === 0 || b.length === 0) return 'missing'
  return a.some((one) => b.includes(one)) ? 'agree' : 'disagree'
}

function schemes(identifiers: string[]): string[] {
  return identifiers.map((identifier) => identifier.split(':')[0] ?? '')
}

/**
 * Whether two sets of details may be one person, with the reason field by field. A different number of the same scheme
 * vetoes (they are two people, however alike); the same number, or the same birth date and family name with nothing
 * against it in the given name, is for staff to look at. Details alone never join.
 */
export function explainMatch(a: MatchDetails, b: MatchDetails): Match {
  const sameScheme = schemes(a.identifiers).some((scheme) => schemes(b.identifiers).includes(scheme))
  const fields: Match['fields'] = {
    givenName: compare(foldName(a.givenName), foldName(b.givenName)),
    familyName: compare(foldName(a.familyName), foldName(b.familyName)),
    dateOfBirth: compare(a.dateOfBirth, b.dateOfBirth),
    identifiers: sameScheme ? compareSets(a.identifiers, b.identifiers) : 'missing',
    emails: compareSets(a.emails, b.emails),
    mobiles: compareSets(a.mobiles, b.mobiles),
    postcode: compare(a.postcode, b.postcode),
  }
  const alike =
    fields.dateOfBirth === 'agree' &&
    ((fields.familyName === 'agree' && likeGivenName(a.givenName, b.givenName)) ||
      (fields.givenName === 'agree' &&
        (fields.postcode === 'agree' || fields.emails === 'agree' || fields.mobiles === 'agree')))
  const match = fields.identifiers === 'agree' || (fields.identifiers !== 'disagree' && alike)
  return { verdict: match ? 'match' : 'different', fields }
}

/** Same, missing, or one the beginning of the other (Sam, Samuel); twins have different given names. */
function likeGivenName(a: string, b: string): boolean {
  const [one, other] = [foldName(a), foldName(b)]
  return one.startsWith(other) || other.startsWith(one)
}
