import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { normaliseIdentifier } from '@/lib/domain/identifiers/normalise'
import { checkPracticeCode } from '@/lib/domain/identifiers/practice-code'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { FieldErrors } from '@/lib/domain/shared/errors'
import type { Message } from '@/lib/domain/shared/message'
import { isAccountNumber } from './account-number'
import { checkCode, codeLength, readCode } from './letter-codes'
import type { LetterBlock } from './vocabulary'

type Named = { name: string; practiceCode: string }
/** The practice a letter is for, and those it took over. */
export type Place = Named & { nation: Nation; predecessors: Named[] }
export type TypedCodes = {
  accountNumber: string
  linkageKey: string
  patientNumber: string
  registrationToken: string
}
export type ReadCodes = { block: LetterBlock; number: string; code: string }

type Pair = { number: 'accountNumber' | 'patientNumber'; code: 'linkageKey' | 'registrationToken' }
/** What a Practice ID looks like; none of a real practice. */
const exampleOf: Record<Nation, string> = {
  england: 'A81001',
  wales: 'W97001',
  scotland: '10002',
  'northern-ireland': 'Z00104',
  ukraine: 'UA0001',
}

const keyPair: Pair = { number: 'accountNumber', code: 'linkageKey' }
const tokenPair: Pair = { number: 'patientNumber', code: 'registrationToken' }

/**
 * Why the Practice ID is not this practice's, or null. Every other code is told the same, whoever has it; only that of a
 * practice that has moved here is known, as its front door says it anyway.
 */
export function practiceCodeProblem(
  typed: string,
  { name, nation, practiceCode, predecessors }: Place,
): Message | null {
  if (normaliseIdentifier(typed) === normaliseIdentifier(practiceCode)) return null
  const old = predecessors.find((one) => normaliseIdentifier(one.practiceCode) === normaliseIdentifier(typed))
  if (old) {
    const params = { old: old.name, practice: name, code: practiceCode }
    return { key: 'errors.claim.practiceCode.moved', params }
  }
  const checked = checkPracticeCode(nation, typed)
  if (checked.ok) return { key: 'errors.claim.practiceCode.other' }
  const slip = checked.message.key.split('.').at(-1)
  if (slip === 'required' || slip === 'letterO') return { key: `errors.claim.practiceCode.${slip}` }
  return { key: 'errors.claim.practiceCode.shape', params: { example: exampleOf[nation] } }
}

/**
 * Finds out which block of the letter somebody typed, wherever they typed it, and what is wrong with it: nothing here
 * costs a try. The code itself says which block it is of; a number goes with it or is answered in words.
 */
export function readCodes(typed: TypedCodes, place: Place): { ok: true; codes: ReadCodes } | { fields: FieldErrors } {
  const pair = pairOf(typed)
  const missing = missingIn(typed, pair)
  if (missing) return { fields: missing }
  const code = readCode(typed[pair.code])
  const judged = checkCode(code)
  if ('slip' in judged) return { fields: { [pair.code]: slipOf(judged.slip, code, pair) } }
  const { block } = judged
  const number = normaliseIdentifier(typed[pair.number])
  if (fits(block, number, place)) return { ok: true, codes: { block, number, code } }
  const other: LetterBlock = block === 'key' ? 'token' : 'key'
  if (fits(other, number, place)) return { fields: { [pair.code]: { key: `errors.claim.mixed.${block}` } } }
  return { fields: { [pair.number]: numberProblem(block, number, place) } }
}

/** The block that is filled in; where each is half filled, the number of one and the code of the other. */
function pairOf(typed: TypedCodes): Pair {
  const has = (name: keyof TypedCodes) => typed[name].trim() !== ''
  const complete = [keyPair, tokenPair].find(({ number, code }) => has(number) && has(code))
  if (complete) return complete
  const begun = (pair: Pair) => has(pair.number) || has(pair.code)
  if (!begun(tokenPair)) return keyPair
  if (!begun(keyPair)) return tokenPair
  return {
    number: has('accountNumber') ? 'accountNumber' : 'patientNumber',
    code: has('linkageKey') ? 'linkageKey' : 'registrationToken',
  }
}

function missingIn(typed: TypedCodes, pair: Pair): FieldErrors | null {
  const empty = (name: keyof TypedCodes) => typed[name].trim() === ''
  if (empty(pair.number) && empty(pair.code)) return { accountNumber: { key: 'errors.claim.nothing' } }
  if (empty(pair.code)) return { [pair.code]: { key: `errors.claim.${pair.code}.required` } }
  return empty(pair.number) ? { [pair.number]: { key: `errors.claim.${pair.number}.required` } } : null
}

function fits(block: LetterBlock, number: string, { nation }: Place): boolean {
  return block === 'key' ? isAccountNumber(number) : checkIdentifier(schemeOfNation[nation], number).ok
}

function slipOf(slip: 'length' | 'character' | 'check', code: string, { code: field }: Pair): Message {
  if (/^\d{10}$/.test(code)) return { key: `errors.claim.${field}.number` }
  if (slip !== 'length') return { key: `errors.claim.${field}.${slip}` }
  return { key: `errors.claim.${field}.length`, params: { wanted: codeLength, count: code.length } }
}

function numberProblem(block: LetterBlock, number: string, { nation }: Place): Message {
  if (block === 'key') {
    const problem = !/^\d+$/.test(number) ? 'characters' : number.length === 10 ? 'check' : 'length'
    return { key: `errors.claim.accountNumber.${problem}` }
  }
  const checked = checkIdentifier(schemeOfNation[nation], number)
  if (checked.ok) throw new Error('This number has no problem')
  const { key } = checked.message
  return /(nationalInsurance|oldStyle)$/.test(key) ? { key: 'errors.claim.patientNumber.otherNumber' } : checked.message
}
