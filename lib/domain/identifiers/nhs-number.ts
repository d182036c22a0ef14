import { isRepeatedDigit, passesModulus11 } from './modulus-11'

export type NhsProblem = 'repeated' | 'check'

/** What is wrong with ten digits as an NHS number, or null. */
export function nhsNumberProblem(digits: string): NhsProblem | null {
  if (isRepeatedDigit(digits)) return 'repeated'
  return passesModulus11(digits) ? null : 'check'
}

/** Where a valid number lies oddly; the ranges are folklore enough to warn and never to refuse. */
export function nhsNumberWarning(digits: string): 'test' | 'unusual' | null {
  const base = Number(digits.slice(0, 9))
  if (base >= 900_000_000) return 'test'
  const issued = (base >= 300_000_000 && base < 500_000_000) || (base >= 600_000_000 && base < 800_000_000)
  return issued ? null : 'unusual'
}
