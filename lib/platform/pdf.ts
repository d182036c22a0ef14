import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as fontkit from 'fontkit'
import PDFDocument from 'pdfkit'

// From where the program runs: a bundler that sees the name of the package takes its typefaces for modules.
const beside = createRequire(path.join(process.cwd(), 'package.json'))
const faces = { regular: '400Regular/NotoSans_400Regular', bold: '700Bold/NotoSans_700Bold' } as const
const parsed = new Map<keyof typeof faces, fontkit.Font>()

/** A face of the one typeface, parsed once for all documents: parsing costs ten times what a page does. */
function face(name: keyof typeof faces): fontkit.Font {
  const known = parsed.get(name)
  if (known) return known
  const font = fontkit.create(
    readFileSync(beside.resolve(['@expo-google-fonts', 'noto-sans', `${faces[name]}.ttf`].join('/'))),
  )
  if (!('layout' in font)) throw new Error('The typeface is a collection')
  parsed.set(name, font)
  return font
}

export type Pdf = PDFKit.PDFDocument

/** A tagged A4 document (PDF/UA-1) with the faces `regular` and `bold`; measures are in points, 72 to the inch. */
export function newPdf({ title, lang, size = 10.5 }: { title: string; lang: string; size?: number }): Pdf {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: 57, bottom: 30, left: 57, right: 57 },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    autoFirstPage: false,
    info: { Title: title, Creator: 'Enrol' },
  }
  // Both as pdfkit takes them and its types do not know yet.
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }))
  registerFaces(doc)
  joinLines(doc)
  return doc.font('regular').fontSize(size)
}

/** Bytes that are handed on together. */
const partSize = 16_384

/** pdfkit hands on each line of its file by itself, half a million for ten thousand pages; here they go on together. */
function joinLines(doc: Pdf): void {
  const push = doc.push.bind(doc)
  let part = Buffer.allocUnsafe(partSize)
  let used = 0
  const handOn = () => {
    if (used > 0) push(part.subarray(0, used))
    part = Buffer.allocUnsafe(partSize)
    used = 0
  }
  doc.push = (line: Uint8Array | null) => {
    if (line === null || used + line.length > partSize) handOn()
    if (line === null || line.length > partSize) return push(line)
    part.set(line, used)
    used += line.length
    return true
  }
}

/** Gives a document the faces `regular` and `bold`, parsed once for all. */
export function registerFaces(doc: Pdf): void {
  for (const name of ['regular', 'bold'] as const) Reflect.apply(doc.registerFont, doc, [name, face(name)])
}

/** All of a document that has been ended, or ends later. */
export function bytesOf(doc: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('error', reject)
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
  })
}

/** What has been written of a document since the last time it was asked. */
export function* partsOf(doc: Pdf): Generator<Uint8Array> {
  for (let part = readPart(doc); part; part = readPart(doc)) yield part
}

function readPart(doc: Pdf): Uint8Array | null {
  const part: unknown = Reflect.apply(doc.read, doc, [])
  return part instanceof Uint8Array ? part : null
}

type Reference = { data: unknown; end: () => void }
type Inside = {
  ref: (data: unknown) => Reference
  structChildren: { dictionary: Reference }[]
  getStructTreeRoot: () => { data: { ParentTree: { _items: Record<number, unknown> }; ParentTreeNextKey: number } }
  _root: { data: { Pages: { data: { Kids: Reference[] } } } }
  _fontFamilies: Record<string, { layoutCache?: object }>
}

/** What pdfkit has and its types do not tell. */
const isOpen = (doc: unknown): doc is Inside => doc instanceof PDFDocument && 'structChildren' in doc && '_root' in doc

/**
 * Lets go of what has been drawn and ended, so that memory does not grow with the pages of a long document. pdfkit keeps
 * the dictionary of every paragraph and page until the document ends, some 50 kB a page; what a page's marks belong to
 * goes into an object of its own, as the standard allows, and its number is kept.
 */
export function forgetDrawn(doc: unknown): void {
  if (!isOpen(doc)) throw new Error('The document has nothing to forget')
  const { ParentTree, ParentTreeNextKey } = doc.getStructTreeRoot().data
  const marksOf = ParentTree._items
  for (let key = ParentTreeNextKey - 1; key >= 0; key -= 1) {
    const marks = marksOf[key]
    if (!Array.isArray(marks)) break
    const list = doc.ref(marks)
    list.end()
    list.data = null
    for (const mark of marks) if (mark) mark.data = null
    marksOf[key] = list
  }
  for (const { dictionary } of doc.structChildren) dictionary.data = null
  doc.structChildren.length = 0
  const pages = doc._root.data.Pages.data.Kids
  // The last page is still open.
  for (let at = pages.length - 2; at >= 0 && pages[at]?.data; at -= 1) Object.assign(pages[at] ?? {}, { data: null })
}

/** Lets go of how words were laid out, which pdfkit keeps for each of them: names and codes are not seen again. */
export function forgetWords(doc: unknown): void {
  if (!isOpen(doc)) throw new Error('The document has nothing to forget')
  for (const font of Object.values(doc._fontFamilies)) if (font.layoutCache) font.layoutCache = Object.create(null)
}
