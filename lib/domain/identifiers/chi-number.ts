import { isCalendarDate } from '@/lib/domain/shared/calendar-date'
import { isRepeatedDigit, passesModulus11 } from './modulus-11'

export type ChiProblem = 'repeated' | 'date' | 'check'

/** What is wrong with ten digits as a CHI number, or null. The date comes first: people see a wrong date, not a wrong sum. */
export function chiNumberProblem(digits: string): ChiProblem | null {
  if (isRepeatedDigit(digits)) return 'repeated'
  if (chiBirthDates(digits).length === 0) return 'date'
  return passesModulus11(digits) ? null : 'check'
}

/** The birth dates a CHI number can stand for, one a century. */
export function chiBirthDates(digits: string): string[] {
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)]
  return ['19', '20']
    .filter((century) => isCalendarDate(Number(`${century}${year}`), Number(month), Number(day)))
    .map((century) => `${century}${year}-${month}-${day}`)
}
