import { randomInt } from 'node:crypto'
import type { LetterBlock } from './vocabulary'

/** Thirty letters and digits that nobody mistakes for each other: no 0 O, 1 I L, U. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Fifteen random characters (73.6 bits) and one that checks them. */
export const codeLength = 16
/** Where the check starts counting, so that a token typed for a key is told apart before a try is spent. */
const startOf: Record<LetterBlock, number> = { key: 0, token: 11 }

export type LetterCodes = { key: string; token: string }

/** A fresh linkage key and registration token, without spaces; grouping is for print. */
export function newLetterCodes(): LetterCodes {
  return { key: newCode('key'), token: newCode('token') }
}

function newCode(block: LetterBlock): string {
  const body = Array.from({ length: codeLength - 1 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  return body + checkCharacter(block, body)
}

/** Luhn's algorithm to the base of the alphabet: finds every single slip and every swap of neighbours but one. */
function checkCharacter(block: LetterBlock, body: string): string {
  const base = codeAlphabet.length
  let sum = startOf[block]
  for (const [index, character] of [...body].reverse().entries()) {
    const value = codeAlphabet.indexOf(character) * (index % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / base) + (value % base)
  }
  return codeAlphabet[(base - (sum % base)) % base] ?? ''
}

/** What a person typed, as it is compared: spaces, dashes, dots, invisible characters and case do not matter. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{C}._]/gu, '')
    .toUpperCase()
}

export type CodeSlip = 'length' | 'character' | 'check'

/** Which block's code this is, or what is wrong with it; a slip costs no try. */
export function checkCode(code: string): { block: LetterBlock } | { slip: CodeSlip } {
  if ([...code].some((character) => !codeAlphabet.includes(character))) return { slip: 'character' }
  if (code.length !== codeLength) return { slip: 'length' }
  const body = code.slice(0, -1)
  if (code.endsWith(checkCharacter('key', body))) return { block: 'key' }
  if (code.endsWith(checkCharacter('token', body))) return { block: 'token' }
  return { slip: 'check' }
}

/** In groups of four, as printed: `2345 6789 ABCD EFGH`. */
export function groupCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
