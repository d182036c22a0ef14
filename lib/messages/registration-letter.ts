import { groupCode } from '@/lib/domain/letters/letter-codes'
import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { qrRuns } from '@/lib/domain/sign-up-codes/qr-code'
import { formatDate, formatIdentifier, groupDigits } from '@/lib/format'
import type { Pdf } from '@/lib/platform/pdf'
import { drawRepeated, heightOf } from '@/lib/platform/pdf-repeats'
import { paths } from '@/lib/web/paths'
import { absolute } from './links'
import { mailWords } from './words'

/** A window envelope (DL, BS 4264): the address stands 20 mm from the left and 50 mm from the top. */
const addressWindow = { left: 57, top: 142, width: 255 }
const left = 57
const width = 481
const ink = '#14232b'
const soft = '#475862'

type Sizes = {
  text: number
  small: number
  code: number
  label: number
  gap: number
  window: number
  /** Whether there is room for the square beside its block. */
  qrBeside: boolean
}
const qrSide = 108
const sizes: Record<PrintedLetter['format'], Sizes> = {
  standard: { text: 10.5, small: 8.5, code: 13, label: 132, gap: 12, window: 10.5, qrBeside: true },
  // Large print is 18 points for everything that is read, the small print too.
  'large-print': { text: 18, small: 18, code: 18, label: 225, gap: 16, window: 12, qrBeside: false },
}

/** Draws a registration letter onto the document: a page in each of its languages, two in large print. */
export function drawRegistrationLetter(doc: Pdf, letter: PrintedLetter): void {
  for (const locale of letter.locales) drawPage(doc, letter, locale)
}

export function titleOfLetter(letter: PrintedLetter): string {
  return mailWords(letter.locales[0] ?? 'en', 'registration-letter').t('heading')
}

function drawPage(doc: Pdf, letter: PrintedLetter, locale: Locale): void {
  const { t } = mailWords(locale, 'registration-letter')
  const at = sizes[letter.format]
  const { practice } = letter
  doc.addPage()
  doc.x = left
  const root = doc.struct('Document', { lang: locale })
  doc.addStructure(root)
  const add = (type: string, draw: () => void) => root.add(doc.struct(type, {}, [draw]))
  const text = (type: string, words: string, size: number, bold = false, colour = ink) =>
    add(type, () => paragraph(doc, words, { size, bold, colour, x: left, y: doc.y, width, lineGap: size * 0.15 }))

  add('P', () => {
    paragraph(doc, practice.name, { size: Math.min(at.text, 13) + 1, bold: true, x: left, y: 57, width: 300 })
    if (practice.phone) paragraph(doc, practice.phone, { size: at.window, x: left, y: doc.y, width: 300 })
  })
  add('P', () => {
    const lines = [formatDate(letter.issuedOn, locale), t('number', { number: letter.issueNumber })]
    if (letter.reprint > 0) lines.push(t('reprint', { number: letter.reprint }))
    const right = { x: left + 310, y: 57, width: width - 310, align: 'right' } as const
    paragraph(doc, lines.join('\n'), { size: at.window, colour: soft, ...right })
  })
  add('P', () => {
    doc.font('regular').fontSize(at.window).fillColor(ink)
    const { left: x, top: y, width: wide } = addressWindow
    doc.text([letter.to.name, ...letter.to.lines].join('\n'), x, y, { width: wide, height: 96, ellipsis: true })
  })
  doc.y = 252
  text('H1', t('heading'), at.text + 4.5, true)
  doc.moveDown(0.4)
  text('P', t('before', { date: formatDate(letter.expiresOn, locale) }), at.text, true)
  text('P', t('private'), at.text)
  doc.moveDown(0.6)

  const scheme = schemeWords(t)[letter.patientId.scheme]
  drawBlock(doc, root, at, {
    title: t('national'),
    rows: [
      [t('practiceId'), practice.code],
      [t('accountId'), groupDigits(letter.accountNumber)],
      [t('linkageKey'), groupCode(letter.key)],
    ],
    qr: {
      address: absolute(paths.claim(practice.slug, { practice: practice.code, account: letter.accountNumber })),
      alt: t('qrAlt'),
    },
  })
  text('P', t('qr'), at.small, false, soft)
  doc.moveDown(0.3)
  drawBlock(doc, root, at, {
    title: t('earlier'),
    rows: [
      [t('practiceId'), practice.code],
      [t('patientIdLabel', { scheme }), formatIdentifier(letter.patientId.scheme, letter.patientId.value)],
      [t('token'), groupCode(letter.token)],
    ],
  })
  doc.moveDown(0.3)
  const list = doc.struct('L')
  root.add(list)
  const steps = [t('step.go', { address: absolute(paths.claim(practice.slug)) }), t('step.type'), t('step.choose')]
  steps.forEach((step, index) => {
    list.add(
      doc.struct('LI', {}, [
        doc.struct('LBody', {}, [
          () => {
            const lineGap = at.text * 0.15
            paragraph(doc, `${index + 1}. ${step}`, { size: at.text, x: left, y: doc.y, width, lineGap })
          },
        ]),
      ]),
    )
  })
  list.end()
  doc.moveDown(0.3)
  const phone = practice.phone ?? practice.name
  const address = absolute(paths.practiceText(practice.slug, 'privacy'))
  for (const keys of [['lost'], ['pressed'], ['shared', 'others'], ['formats'], ['privacy']])
    text('P', keys.map((key) => t(key, { phone, address })).join(' '), at.small, false, soft)
  root.end()
}

type Setting = {
  size: number
  bold?: boolean
  colour?: string
  x: number
  y: number
  width: number
  lineGap?: number
  align?: 'left' | 'right'
}

/** Words that stand on many letters at the same place. */
function paragraph(doc: Pdf, words: string, { size, bold, colour = ink, x, y, ...options }: Setting): void {
  const { width, lineGap = 0, align = 'left' } = options
  doc.font(bold ? 'bold' : 'regular').fontSize(size)
  doc.x = x
  doc.y = y
  drawRepeated(doc, `${bold} ${size} ${width} ${lineGap} ${align} ${colour} ${words}`, () => {
    doc.fillColor(colour).text(words, x, y, { width, lineGap, align })
  })
}

type Say = ReturnType<typeof mailWords>['t']

function schemeWords(t: Say): Record<PrintedLetter['patientId']['scheme'], string> {
  return { nhs: t('patientId.nhs'), chi: t('patientId.chi'), hc: t('patientId.hc'), rnokpp: t('patientId.rnokpp') }
}

type Block = { title: string; rows: [label: string, code: string][]; qr?: { address: string; alt: string } }
type Struct = ReturnType<Pdf['struct']>

/** One block of codes in a frame; the frame is decoration, the rows are read as "label: code". */
function drawBlock(doc: Pdf, root: Struct, at: Sizes, block: Block): void {
  const beside = block.qr && at.qrBeside ? qrSide + 16 : 0
  const wide = width - beside
  const inner = wide - 2 * at.gap
  const titleHeight = heightOf(doc, block.title, { face: 'bold', size: at.text, width: inner }) + 4
  const rows = block.rows.map(([label, code]) => {
    const words = `${label}: `
    const wrapped = heightOf(doc, words, { face: 'regular', size: at.text, width: at.label })
    return { words, code, height: Math.max(wrapped, at.code * 1.36) + 4 }
  })
  const height = at.gap * 2 + titleHeight + rows.reduce((sum, row) => sum + row.height, 0)
  const needed = block.qr && !at.qrBeside ? height + qrSide + 12 : height
  if (doc.y + needed > doc.page.height - doc.page.margins.bottom) doc.addPage()
  const top = doc.y
  doc.markContent('Artifact', { type: 'Layout' })
  doc.roundedRect(left, top, wide, height, 5).lineWidth(0.9).strokeColor(ink).stroke()
  doc.endMarkedContent()
  const add = (draw: () => void) => root.add(doc.struct('P', {}, [draw]))
  add(() => paragraph(doc, block.title, { size: at.text, bold: true, x: left + at.gap, y: top + at.gap, width: inner }))
  let y = top + at.gap + titleHeight
  for (const { words, code, height: rowHeight } of rows) {
    const rowTop = y
    add(() => {
      paragraph(doc, words, { size: at.text, colour: soft, x: left + at.gap, y: rowTop, width: at.label })
      doc.font('bold').fontSize(at.code).fillColor(ink)
      const baseline = rowTop - (at.code - at.text)
      doc.text(code, left + at.gap + at.label, baseline, { characterSpacing: 0.6, lineBreak: false })
    })
    y += rowHeight
  }
  const { qr } = block
  if (qr) {
    const [x, from] = at.qrBeside ? [left + wide + 16, top] : [left, top + height + 10]
    root.add(doc.struct('Figure', { alt: qr.alt }, [() => drawQr(doc, qr.address, x, from, qrSide)]))
  }
  doc.x = left
  doc.y =
    (block.qr && !at.qrBeside ? top + height + qrSide + 12 : Math.max(top + height, block.qr ? top + qrSide : 0)) + 6
}

/** The squares of a QR code as one path, in a square of the page that is as wide as the code has columns. */
function drawQr(doc: Pdf, address: string, x: number, y: number, side: number): void {
  const { size, runs } = qrRuns(address)
  doc
    .save()
    .translate(x, y)
    .scale(side / size)
  for (const [column, row, length] of runs) doc.rect(column, row, length, 1)
  doc.fill(ink).restore()
}
