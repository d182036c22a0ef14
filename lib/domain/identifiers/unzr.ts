import { isCalendarDate } from '@/lib/domain/shared/calendar-date'

export type ReadUnzr = { ok: true; value: string; birthDate: string } | { ok: false; problem: UnzrProblem }
/** `check` may be let pass with a warning: registers hold numbers that fail it. The others never are. */
export type UnzrProblem = 'shape' | 'date' | 'check'

const weights = [7, 3, 1]

/** Reads a number of the Ukrainian demographic register: birth date, a serial of four digits, a check digit. */
export function readUnzr(typed: string): ReadUnzr {
  const parts = /^(\d{4})(\d{2})(\d{2})-(\d{4})(\d)$/.exec(typed)
  if (!parts) return { ok: false, problem: 'shape' }
  const [, year = '', month = '', day = '', serial = '', check] = parts
  if (serial === '0000') return { ok: false, problem: 'shape' }
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return { ok: false, problem: 'date' }
  // As in the machine-readable line of a passport; the hyphen is no position.
  const sum = [...`${year}${month}${day}${serial}`].reduce(
    (total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0),
    0,
  )
  if (sum % 10 !== Number(check)) return { ok: false, problem: 'check' }
  return { ok: true, value: typed, birthDate: `${year}-${month}-${day}` }
}
