import { once } from 'node:events'
import { setImmediate as breathe } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { lettersOfBundle } from '@/lib/domain/bulk-letters/queries'
import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import type { Ctx } from '@/lib/domain/shared/context'
import { printLetters } from '@/lib/messages/print'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { registerFaces } from '@/lib/platform/pdf'

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

async function bare(sink: Sink): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', margin: 57, autoFirstPage: false })
  registerFaces(doc)
  doc.on('data', (part: Buffer) => take(sink, part))
  for (let n = 0; n < Number(count); n += 1) {
    bareLetter(doc, sample, `${n}`.padStart(10, '0'))
    // What is drawn flows off, as it does on the other side.
    if (n % 5 === 0) await breathe()
  }
  doc.end()
  await once(doc, 'end')
}

/** The words of the letter at the places they stand, straight onto the page. */
function bareLetter(doc: PDFKit.PDFDocument, letter: PrintedLetter, account: string): void {
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
  line('Your codes for online services', 15, true)
  for (const words of bareWords) line(words, 10.5)
  for (const rows of [
    [`Practice ID: ${letter.practice.code}`, `Account ID: ${account}`, `Linkage Key: ${letter.key}`],
    [`Practice ID: ${letter.practice.code}`, `Patient ID: ${letter.patientId.value}`, `Token: ${letter.token}`],
  ]) {
    doc.roundedRect(57, doc.y, 357, 110, 5).lineWidth(0.9).stroke()
    for (const row of rows) line(row, 13, true)
  }
  const { modules } = QRCode.create(`https://online.example.org/p/test/letter?practice=A81999&account=${account}`, {
    errorCorrectionLevel: 'M',
  })
  const unit = 108 / modules.size
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) doc.rect(430 + column * unit, 300 + row * unit, unit, unit)
  doc.fill('#14232b')
  doc.y = 560
  for (const words of bareSmall) line(words, 8.5)
}

const bareWords = [
  'Use these codes before 10 December 2026. After that they no longer work and you need a new letter.',
  'These codes are only for you. Whoever has them can see your online account. Keep this letter in a safe place and throw it away once you have used it.',
  '1. Go to https://online.example.org/p/test/letter',
  '2. Type the codes of one of the two boxes, your surname and your date of birth.',
  '3. Choose how you will sign in, and a password that you use nowhere else.',
]
const bareSmall = [
  'The square fills in the Practice ID and the Account ID. You still type the Linkage Key yourself.',
  'If you lose this letter or think that somebody else has seen it, call 020 7946 0199 at once.',
  'If you are pressed by somebody to share your account, talk to us. We can switch it off without telling anyone why.',
  'Do you share an email address with somebody? They can read what we send there. Ask us about another way.',
  'Ask for this letter in large print, in another language, or for help with it, on 020 7946 0199.',
]

const sink: Sink = { bytes: 0, parts: 0, peak: process.memoryUsage.rss() }
const began = performance.now()
if (side === 'enrol') await enrol(sink)
else await bare(sink)
const seconds = (performance.now() - began) / 1000
process.send?.({ seconds, bytes: sink.bytes, peak: sink.peak })
process.disconnect?.()
