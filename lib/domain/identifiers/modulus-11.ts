/** True when the tenth digit is the check digit that NHS, CHI and H&C numbers share; says nothing about repeats. */
export function passesModulus11(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  return /^\d{10}$/.test(digits) && sum % 11 === 0
}

/** All ten of these pass the check, and none was ever given to anyone. */
export function isRepeatedDigit(digits: string): boolean {
  return /^(\d)\1{9}$/.test(digits)
}
