import { once } from 'node:events'
import { setImmediate as breathe } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { lettersOfBundle } from '@/lib/domain/bulk-letters/queries'
import { groupCode, newLetterCodes } from '@/lib/domain/letters/letter-codes'
import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import type { Ctx } from '@/lib/domain/shared/context'
import { groupDigits } from '@/lib/format'
import { printLetters } from '@/lib/messages/print'
import { mailWords } from '@/lib/messages/words'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { registerFaces } from '@/lib/platform/pdf'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'

/**
 * Draws a bundle of letters in a process of its own and says how long it took and how much memory it needed: `enrol` as
 * the product does, from the database through the log to the stream; `bare` the same page by pdfkit alone, from memory,
 * without tags.
 */
const [side = '', url = '', practiceId = '', staffId = '', loginId = '', bundleId = '', count = '0'] =
  process.argv.slice(2)

/** A letter to draw, as long as a real one. */
const sample: PrintedLetter = {
  practice: {
    name: 'Test Surgery',
    phone: '020 7946 0199',
    code: 'A81999',
    slug: 'test-000000000000',
    nation: 'england',
  },
  to: { name: 'Gabcdefgh Fabcdefghijkl', lines: ['1 Example Street', 'Manchester', 'M1 1AE'] },
  patientId: { scheme: 'nhs', value: '9990000018' },
  accountNumber: '1234567890',
  ...{ key: '23456789ABCDEFGH', token: '23456789ABCDEFGH', issueNumber: 1, reprint: 0 },
  ...{ issuedOn: '2026-11-26', expiresOn: '2026-12-10', locales: ['en'], format: 'standard' },
}

type Sink = { bytes: number; parts: number; peak: number }

function take(sink: Sink, part: Uint8Array): void {
  sink.bytes += part.length
  sink.parts += 1
  // Asking costs more than most parts.
  if (sink.parts % 500 !== 0) return
  sink.peak = Math.max(sink.peak, process.memoryUsage.rss())
}

async function enrol(sink: Sink): Promise<void> {
  const { db, end } = connect(url, 4)
  const actor: Ctx['actor'] = {
    kind: 'staff',
    role: 'manager',
    name: 'Test manager',
    ...{ staffId, loginId, practiceId, sessionId: newId(), address: null },
  }
  const ctx: Ctx = { actor, practiceId, db, now: new Date(), requestId: newId() }
  const letters = lettersOfBundle(ctx, bundleId)
  for await (const part of printLetters(letters, { title: 'Letters', lang: 'en' })) take(sink, part)
  await end()
}

async function bare(letters: PrintedLetter[], sink: Sink): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', margin: 57, autoFirstPage: false })
  registerFaces(doc)
  doc.on('data', (part: Buffer) => take(sink, part))
  for (const [n, letter] of letters.entries()) {
    bareLetter(doc, letter)
    // What is drawn flows off, as it does on the other side.
    if (n % 5 === 0) await breathe()
  }
  doc.end()
  await once(doc, 'end')
}

/** What differs from letter to letter, as it does on the other side: names and codes are laid out anew each time. */
function another(n: number): PrintedLetter {
  const name = `G${newId().slice(-8)} F${newId().slice(24)}`
  return {
    ...sample,
    ...newLetterCodes(),
    ...{ accountNumber: `${n}`.padStart(10, '0'), patientId: { scheme: 'nhs', value: freshNhsNumber() } },
    to: { name, lines: [`${n + 1} Example Street`, 'Manchester', 'M1 1AE'] },
  }
}

/** The words of the letter at the places they stand, straight onto the page. */
function bareLetter(doc: PDFKit.PDFDocument, letter: PrintedLetter): void {
  const account = letter.accountNumber
  doc.addPage()
  const line = (words: string, size: number, bold = false, width = 481) =>
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .text(words, { width, lineGap: size * 0.15 })
  doc.x = 57
  doc.y = 57
  line(letter.practice.name, 11.5, true)
  line(letter.practice.phone ?? '', 10.5)
  doc.fontSize(10.5).text('26 November 2026\nLetter 1', 367, 57, { width: 171, align: 'right' })
  doc.text([letter.to.name, ...letter.to.lines].join('\n'), 57, 142, { width: 255 })
  doc.y = 270
  line(t('heading'), 15, true)
  for (const words of bareWords) line(words, 10.5)
  bareBlock(doc, t('national'), [
    ['Practice ID: ', letter.practice.code],
    ['Account ID: ', groupDigits(account)],
    ['Linkage Key: ', groupCode(letter.key)],
  ])
  bareBlock(doc, t('earlier'), [
    ['Practice ID: ', letter.practice.code],
    ['Patient ID (NHS number): ', groupDigits(letter.patientId.value)],
    ['Online Service Registration Token: ', groupCode(letter.token)],
  ])
  const { modules } = QRCode.create(`${website}?practice=A81999&account=${account}`, {
    errorCorrectionLevel: 'M',
  })
  const unit = 108 / modules.size
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) doc.rect(430 + column * unit, 300 + row * unit, unit, unit)
  doc.fill('#14232b')
  doc.y = 560
  line(t('qr'), 8.5)
  for (const words of bareSteps) line(words, 10.5)
  for (const words of bareSmall) line(words, 8.5)
}

function bareBlock(doc: PDFKit.PDFDocument, title: string, rows: [label: string, code: string][]): void {
  const top = doc.y
  doc.roundedRect(57, top, 357, 110, 5).lineWidth(0.9).stroke()
  doc
    .font('bold')
    .fontSize(10.5)
    .text(title, 69, top + 12, { width: 333 })
  for (const [at, [label, code]] of rows.entries()) {
    const y = top + 32 + at * 24
    doc.font('regular').fontSize(10.5).text(label, 69, y, { width: 132 })
    doc
      .font('bold')
      .fontSize(13)
      .text(code, 201, y - 2.5, { characterSpacing: 0.6, lineBreak: false })
  }
  doc.x = 57
  doc.y = top + 116
}

const { t } = mailWords('en', 'registration-letter')
const website = 'https://online.example.org/p/test/letter'
const bareWords = [t('before', { date: '10 December 2026' }), t('private')]
const bareSteps = [`1. ${t('step.go', { address: website })}`, `2. ${t('step.type')}`, `3. ${t('step.choose')}`]
const bareSmall = ['lost', 'pressed', 'shared', 'formats'].map((key) => t(key, { phone: '020 7946 0199' }))

const sink: Sink = { bytes: 0, parts: 0, peak: process.memoryUsage.rss() }
const letters = Array.from({ length: Number(count) }, (_, n) => another(n))
const began = performance.now()
if (side === 'enrol') await enrol(sink)
else await bare(letters, sink)
const seconds = (performance.now() - began) / 1000
process.send?.({ seconds, bytes: sink.bytes, peak: sink.peak })
process.disconnect?.()
