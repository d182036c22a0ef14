import { fold } from '@/lib/domain/patients/fold'
import { remembered } from './remembered'

// Apostrophes that Unicode calls letters: Ukrainian names are written with any of them.
const letterMarks = /[\u02b9-\u02bd\u02bf\u02c8\u02ee\u055a]/gu

/** A name without case, marks, spaces, hyphens and apostrophes, for comparing; never for showing. */
export const foldName = remembered((name) =>
  fold(name.replace(letterMarks, ''))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, ''),
)

/** The parts of a name that stand by themselves: of a double-barrelled or a second name each. */
export function nameParts(name: string): string[] {
  return name
    .replace(letterMarks, '')
    .split(/[\s\-\u2010-\u2015]+/u)
    .map(foldName)
    .filter((part) => part.length > 1)
}
