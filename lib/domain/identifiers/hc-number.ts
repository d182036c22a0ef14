import { isRepeatedDigit, passesModulus11 } from './modulus-11'

export type HcProblem = 'repeated' | 'check' | 'range'

/** What is wrong with ten digits as a Northern Ireland Health and Care number, or null. */
export function hcNumberProblem(digits: string): HcProblem | null {
  if (isRepeatedDigit(digits)) return 'repeated'
  if (!passesModulus11(digits)) return 'check'
  const base = Number(digits.slice(0, 9))
  return base >= 320_000_001 && base <= 399_999_999 ? null : 'range'
}
