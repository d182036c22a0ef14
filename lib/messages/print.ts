import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import { bytesOf, newPdf } from '@/lib/platform/pdf'
import { drawRegistrationLetter, titleOfLetter } from './registration-letter'

/** One registration letter as a PDF of its own. */
export async function printRegistrationLetter(letter: PrintedLetter): Promise<Uint8Array<ArrayBuffer>> {
  const doc = newPdf({ title: titleOfLetter(letter), lang: letter.locales[0] ?? 'en' })
  const bytes = bytesOf(doc)
  drawRegistrationLetter(doc, letter)
  doc.end()
  return bytes
}
