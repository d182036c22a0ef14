import { randomInt } from 'node:crypto'

// No vowels and nothing that looks like something else, so that it can be read out on the telephone.
const alphabet = '23456789BCDFGHJKMNPQRTVWXZ'

/** A reference to quote, such as `K7PD-3MXW`; it opens nothing and says nothing about the person. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
