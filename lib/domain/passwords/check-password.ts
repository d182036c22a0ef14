import { type MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import type { Message } from '@/lib/domain/shared/message'
import { contextWords, leftWithout } from './context-words'

const maxLength = 200
// Guessing costs grow with the square of the length; what is weak is weak within this much.
const judgedLength = 40
/** What cannot be guessed within so many characters needs no longer look: more of them add guesses, unless they repeat. */
const glanceLength = 12
const repeats = /(.{3,}).*\1/isu
const leastBesideContext = 12
/** Fewer guesses than this (a million) are had within a day, even from a sign-in page that slows the guesser. */
const leastScore = 2

export const defaultPasswordPolicy: PasswordPolicy = {
  minLength: 10,
  letters: 0,
  numbers: 0,
  mixedCase: false,
  nonAlphanumeric: 0,
}

// The word lists are large and wanted only when someone chooses a password.
let judge: ZxcvbnFactory | undefined
const common = new Set(dictionary['passwords-common'])
/** A few known passwords begin like chance and are longer than the glance. */
const longCommon = dictionary['passwords-common'].filter((known) => known.length > glanceLength)

/** Says why a new password will not do for this practice and this person, or null. Server only: it carries word lists. */
export function checkPassword(typed: string, policy: PasswordPolicy, context: string[]): Message | null {
  const password = typed.normalize('NFKC')
  return brokenPolicy(password, policy) ?? guessable(password, ['enrol', ...context])
}

function brokenPolicy(password: string, policy: PasswordPolicy): Message | null {
  const characters = [...password]
  const count = (kind: RegExp) => characters.filter((character) => kind.test(character)).length
  const least = (name: string, kind: RegExp, min: number) =>
    count(kind) < min ? { key: `errors.password.${name}`, params: { min } } : null
  if (password.trim() === '') return { key: 'errors.password.required' }
  if (characters.length > maxLength) return { key: 'errors.password.tooLong', params: { max: maxLength } }
  if (characters.length < policy.minLength)
    return { key: 'errors.password.tooShort', params: { min: policy.minLength } }
  if (policy.mixedCase && (count(/\p{Lu}/u) === 0 || count(/\p{Ll}/u) === 0))
    return { key: 'errors.password.mixedCase' }
  return (
    least('letters', /\p{L}/u, policy.letters) ??
    least('numbers', /\p{N}/u, policy.numbers) ??
    least('nonAlphanumeric', /[^\p{L}\p{N}]/u, policy.nonAlphanumeric)
  )
}

function guessable(password: string, context: string[]): Message | null {
  if (common.has(password.toLowerCase())) return { key: 'errors.password.common' }
  const words = contextWords(context)
  const left = leftWithout(password, words)
  if (left.found && left.length < leastBesideContext) return { key: 'errors.password.context' }
  judge ??= new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: judgedLength,
    l33tMaxSubstitutions: 16,
  })
  if (strongAtAGlance(judge, password, words)) return null
  const { score, sequence } = judge.check(password.slice(0, judgedLength), words)
  const pattern = score < leastScore ? reason(sequence) : null
  return pattern === null ? null : { key: `errors.password.${pattern}` }
}

function strongAtAGlance(by: ZxcvbnFactory, password: string, words: string[]): boolean {
  if (password.length <= glanceLength || repeats.test(password)) return false
  const lower = password.toLowerCase()
  if (longCommon.some((known) => lower.includes(known))) return false
  return by.check(password.slice(0, glanceLength), words).score >= leastScore
}

/** Names the pattern that makes up most of the password; null when it is mostly chance, and how long is the practice's say. */
function reason(sequence: MatchExtended[]): string | null {
  const [main] = [...sequence].sort((one, other) => other.token.length - one.token.length)
  if (!main || main.pattern === 'bruteforce') return null
  if (main.pattern === 'repeat') return 'repeated'
  if (main.pattern === 'sequence' || main.pattern === 'spatial') return 'sequence'
  if (main.pattern === 'date') return 'date'
  if (main.pattern !== 'dictionary') return 'guessable'
  return main.dictionaryName === 'userInputs' ? 'context' : 'common'
}
