import type { Message } from '@/lib/domain/shared/message'
import { chiBirthDates, chiNumberProblem } from './chi-number'
import { hcNumberProblem } from './hc-number'
import { nhsNumberProblem, nhsNumberWarning } from './nhs-number'
import { normaliseIdentifier } from './normalise'
import { rnokppBirthDate, rnokppProblem } from './rnokpp'
import { readUnzr } from './unzr'
import type { IdentifierScheme } from './vocabulary'

/** `suggestion` is what the person may have meant, to be offered and never taken without asking. */
export type CheckedIdentifier =
  | { ok: true; value: string; warnings: Message[] }
  | { ok: false; message: Message; suggestion?: string }

type Known = { dateOfBirth?: string; sex?: string }

const problemOf = {
  nhs: nhsNumberProblem,
  chi: chiNumberProblem,
  hc: hcNumberProblem,
  rnokpp: rnokppProblem,
} satisfies Record<IdentifierScheme, (digits: string) => string | null>

/** Reads a national number as typed; what is known of the person only ever warns, since records can be the wrong ones. */
export function checkIdentifier(scheme: IdentifierScheme, typed: string, known: Known = {}): CheckedIdentifier {
  const value = normaliseIdentifier(typed)
  const problem = otherRegister(scheme, typed) ?? shapeProblem(scheme, value) ?? problemOf[scheme](value)
  if (problem === null) return { ok: true, value, warnings: warningsOf(scheme, value, known) }
  const message = { key: `errors.${scheme}.${problem}` }
  return problem === 'lostZero' ? { ok: false, message, suggestion: `0${value}` } : { ok: false, message }
}

function shapeProblem(scheme: IdentifierScheme, value: string): string | null {
  if (value === '') return 'required'
  if (!/^\d+$/.test(value)) return scheme === 'rnokpp' ? 'letters' : (otherNumber(value) ?? 'letters')
  if (value.length < 10) return scheme === 'chi' && chiNumberProblem(`0${value}`) === null ? 'lostZero' : 'short'
  return value.length > 10 ? 'long' : null
}

/** The number of the demographic register stands on the same card as the taxpayer's, and is given instead. */
function otherRegister(scheme: IdentifierScheme, typed: string): 'unzr' | null {
  if (scheme !== 'rnokpp') return null
  const read = readUnzr(
    typed
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[\u2010-\u2015]/g, '-'),
  )
  return read.ok || read.problem === 'check' ? 'unzr' : null
}

/** Numbers people have at hand and give instead: National Insurance, and NHS numbers from before 1996. */
function otherNumber(value: string): 'nationalInsurance' | 'oldStyle' | null {
  if (/^[A-Z]{2}\d{6}[A-D]?$/.test(value)) return 'nationalInsurance'
  return /^[A-Z]{3,5}\d{1,4}$/.test(value) ? 'oldStyle' : null
}

function warningsOf(scheme: IdentifierScheme, value: string, { dateOfBirth, sex }: Known): Message[] {
  const keys: string[] = []
  const odd = scheme === 'nhs' ? nhsNumberWarning(value) : null
  if (odd) keys.push(odd)
  if (scheme === 'chi' || scheme === 'rnokpp') {
    const dates = scheme === 'chi' ? chiBirthDates(value) : [rnokppBirthDate(value)]
    if (dateOfBirth && !dates.includes(dateOfBirth)) keys.push('dateOfBirth')
    const carried = Number(value[8]) % 2 ? 'male' : 'female'
    if ((sex === 'male' || sex === 'female') && sex !== carried) keys.push('sex')
  }
  return keys.map((key) => ({ key: `identifierWarnings.${key}` }))
}
