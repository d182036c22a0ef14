import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { Message } from '@/lib/domain/shared/message'
import { normaliseIdentifier } from './normalise'
import { withheldPracticeCodes } from './withheld-practice-codes'

export type CheckedPracticeCode = { ok: true; value: string } | { ok: false; message: Message; suggestion?: string }

const shapes: Record<Nation, RegExp> = {
  england: /^[A-Z]\d{5}$/,
  wales: /^W\d{5}$/,
  scotland: /^\d{5}$/,
  'northern-ireland': /^Z\d{5}$/,
  ukraine: /^[A-Z0-9]{2,20}$/,
}

/** Reads a practice's code as typed; a letter O among the digits is offered back as a zero, as people copy it so. */
export function checkPracticeCode(nation: Nation, typed: string): CheckedPracticeCode {
  const value = normaliseIdentifier(typed)
  if (value === '') return { ok: false, message: { key: 'errors.practiceCode.required' } }
  if (shapes[nation].test(value)) return { ok: true, value }
  const meant = nation === 'scotland' ? zeros(value) : value.slice(0, 1) + zeros(value.slice(1))
  if (shapes[nation].test(meant))
    return { ok: false, message: { key: 'errors.practiceCode.letterO' }, suggestion: meant }
  return { ok: false, message: { key: `errors.practiceCode.${nation}` } }
}

/** Why a real practice cannot have this code: it is set aside for unknown practices and tests, or its practice closed. */
export function withheldPracticeCode(code: string, withheld = withheldPracticeCodes): Message | null {
  if (withheld.dummies.includes(code)) return { key: 'errors.practiceCode.dummy' }
  return withheld.closed.includes(code) ? { key: 'errors.practiceCode.closed' } : null
}

function zeros(text: string): string {
  return text.replace(/O/g, '0')
}
