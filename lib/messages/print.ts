import { setImmediate as breathe } from 'node:timers/promises'
import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import { bytesOf, forgetDrawn, forgetWords, newPdf, partsOf } from '@/lib/platform/pdf'
import { drawRegistrationLetter, titleOfLetter } from './registration-letter'

/** One registration letter as a PDF of its own. */
export async function printRegistrationLetter(letter: PrintedLetter): Promise<Uint8Array<ArrayBuffer>> {
  const doc = newPdf({ title: titleOfLetter(letter), lang: letter.locales[0] ?? 'en' })
  const bytes = bytesOf(doc)
  drawRegistrationLetter(doc, letter)
  doc.end()
  return bytes
}

/** A letter keeps the processor for a few milliseconds; others are let in between so many. */
const atATime = 5
/** Names and codes of so many letters are kept laid out, with the words they share. */
const wordsOf = 200

/** Many letters as one PDF, handed on as it grows, so that memory does not grow with it. */
export async function* printLetters(
  letters: AsyncIterable<PrintedLetter>,
  { title, lang }: { title: string; lang: string },
): AsyncGenerator<Uint8Array> {
  const doc = newPdf({ title, lang })
  let drawn = 0
  for await (const letter of letters) {
    drawRegistrationLetter(doc, letter)
    forgetDrawn(doc)
    drawn += 1
    if (drawn % wordsOf === 0) forgetWords(doc)
    yield* partsOf(doc)
    if (drawn % atATime === 0) await breathe()
  }
  doc.end()
  yield* partsOf(doc)
}
