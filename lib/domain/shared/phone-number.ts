import { plainDigits } from './clean-text'

export type PhoneReading = { ok: true; value: string; mobile: boolean } | { ok: false; letters: boolean }

// Isle of Man mobiles are 07624; other 076 numbers are pagers and 070 are forwarding numbers.
// Numbers in 04 are given to nobody yet; they stand in other companies' examples, so the code sent there decides.
const ukMobile = /^\+44(?:7(?:[1-57-9]\d{8}|624\d{6})|4\d{9})$/
const ukNumber = /^\+44(?:7\d{9}|[1-689]\d{8,9})$/
const ukraineMobile = /^\+380(?:39|50|6[36-8]|73|77|75|9[1-9])\d{7}$/
const ukraineNumber = /^\+380\d{9}$/

/** Reads a phone number as typed in that nation into `+` and digits; the real check is the code sent to it. */
export function readPhoneNumber(typed: string, nation = 'england'): PhoneReading {
  const plain = plainDigits(typed)
    .replace(/\(0\)/g, '')
    .replace(/[\s\-\u2010-\u2015.()/]/g, '')
  if (!/^\+?\d+$/.test(plain)) return { ok: false, letters: /\p{L}/u.test(plain) }
  const number = withCountry(plain, nation === 'ukraine' ? '380' : '44')
  if (number.startsWith('+44')) return ukNumber.test(number) ? found(number, ukMobile.test(number)) : wrong
  if (number.startsWith('+380')) return ukraineNumber.test(number) ? found(number, ukraineMobile.test(number)) : wrong
  return /^\+[1-9]\d{7,14}$/.test(number) ? found(number, true) : wrong
}

function withCountry(plain: string, home: '44' | '380'): string {
  const number = plain.replace(/^00/, '+')
  if (number.startsWith('+440')) return `+44${number.slice(4)}`
  if (number.startsWith('+')) return number
  if (number.startsWith('0')) return `+${home}${number.slice(1)}`
  return number.startsWith(home) && number.length >= 12 ? `+${number}` : number
}

const wrong: PhoneReading = { ok: false, letters: false }

function found(value: string, mobile: boolean): PhoneReading {
  return { ok: true, value, mobile }
}
