import type { TagKind } from '@/components/ui/tag'
import type { MatchFields } from '@/lib/domain/matching/explain-match'
import type { FieldVerdict } from '@/lib/domain/matching/field-verdict'

export const verdictWords: Record<FieldVerdict, { kind: TagKind; word: string }> = {
  agree: { kind: 'good', word: 'Agrees' },
  near: { kind: 'warn', word: 'Similar' },
  disagree: { kind: 'bad', word: 'Differs' },
  missing: { kind: 'off', word: 'Cannot tell' },
}

export const matchFieldWords: Record<keyof MatchFields, string> = {
  givenName: 'First name',
  familyName: 'Last name',
  dateOfBirth: 'Birth date',
  identifiers: 'Number',
  postcode: 'Postcode',
  mobiles: 'Mobile',
  emails: 'Email',
}

/** The reasons in one line, those that speak for it first: "Last name and birth date agree. First name is similar." */
export function matchReasons(fields: MatchFields): { verdict: FieldVerdict; words: string[] }[] {
  const names = Object.keys(matchFieldWords) as (keyof MatchFields)[]
  return (['agree', 'near', 'disagree'] as const)
    .map((verdict) => ({
      verdict,
      words: names.filter((name) => fields[name] === verdict).map((name) => matchFieldWords[name]),
    }))
    .filter(({ words }) => words.length > 0)
}
