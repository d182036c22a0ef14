import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { Message } from '@/lib/domain/shared/message'
import { normaliseIdentifier } from './normalise'
import type { PracticeRegister } from './practice-register'

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

/** Codes that stand for "none", "not applicable" and "not known" in national data, and for a supplier's tests. */
const dummies = ['V81997', 'V81998', 'V81999', 'X00100']

/** Why a real practice cannot have this code: it is set aside, or the public list says its practice closed or knows none. */
export function withheldPracticeCode(nation: Nation, code: string, register: PracticeRegister | null): Message | null {
  if (dummies.includes(code)) return { key: 'errors.practiceCode.dummy' }
  const standing = register?.standingOf(nation, code)
  if (standing === 'closed') return { key: 'errors.practiceCode.closed' }
  return standing === 'not-listed' ? { key: 'errors.practiceCode.notListed' } : null
}

function zeros(text: string): string {
  return text.replace(/O/g, '0')
}
