import { editDistance, isOneSlip } from './edit-distance'
import type { FieldVerdict } from './field-verdict'
import { foldName, nameParts } from './fold-name'
import { areNicknames } from './nicknames'
import { isCyrillic, romanise } from './romanise'

/** Same letters; or spelt alike, or one of the two names of a double-barrelled one, or the same in another alphabet. */
export function compareFamilyNames(a: string, b: string): FieldVerdict {
  const [one, other] = [foldName(a), foldName(b)]
  if (!one || !other) return 'missing'
  if (one === other) return 'agree'
  return speltAlike(one, other) || sharePart(a, b) || alikeInLatin(one, other) ? 'near' : 'disagree'
}

/** As for surnames; and the beginning of the other (Sam, Samuel), or a name people are called instead (Peggy, Margaret). */
export function compareGivenNames(a: string, b: string): FieldVerdict {
  const [one, other] = [foldName(a), foldName(b)]
  if (!one || !other) return 'missing'
  if (one === other) return 'agree'
  const short = figures(one) === figures(other) && (one.startsWith(other) || other.startsWith(one))
  if (short || speltAlike(one, other) || sharePart(a, b) || alikeInLatin(one, other)) return 'near'
  const [latin, otherLatin] = [romanise(one), romanise(other)]
  return areNicknames(one, other) || (isCyrillic(one + other) && areNicknames(latin, otherLatin)) ? 'near' : 'disagree'
}

/**
 * One slip in a short name, two in a long one; in three letters a slip is another name. A figure is never a slip: it
 * tells Baby 1 from Baby 2.
 */
function speltAlike(one: string, other: string): boolean {
  if (figures(one) !== figures(other)) return false
  const length = Math.min(one.length, other.length)
  if (length < 4 || Math.abs(one.length - other.length) > 2) return false
  return length < 9 ? isOneSlip(one, other) : editDistance(one, other) <= 2
}

const figures = (name: string) => name.replace(/\P{N}/gu, '')

function sharePart(a: string, b: string): boolean {
  const [parts, others] = [nameParts(a), nameParts(b)]
  // Of two whole names there is nothing to share; the particle of a name (de, van, al) is shared by strangers.
  if (parts.length < 2 && others.length < 2) return false
  return parts.some((part) => part.length > 3 && others.includes(part))
}

function alikeInLatin(one: string, other: string): boolean {
  if (isCyrillic(one) === isCyrillic(other)) return false
  const [latin, otherLatin] = [romanise(one), romanise(other)]
  return latin === otherLatin || speltAlike(latin, otherLatin)
}
