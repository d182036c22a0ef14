const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]
const dayMs = 86_400_000

export type RnokppProblem = 'repeated' | 'check'

/** What is wrong with ten digits as a Ukrainian taxpayer number, or null; only ten zeros are refused for repeating. */
export function rnokppProblem(digits: string): RnokppProblem | null {
  if (digits === '0000000000') return 'repeated'
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const check = (((sum % 11) + 11) % 11) % 10
  return check === Number(digits[9]) && !digits.startsWith('00000') ? null : 'check'
}

/** The birth date a valid number carries: days since the last day of 1899. */
export function rnokppBirthDate(digits: string): string {
  return new Date(Date.UTC(1899, 11, 31) + Number(digits.slice(0, 5)) * dayMs).toISOString().slice(0, 10)
}
