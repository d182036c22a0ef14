import type { Pdf } from './pdf'

type Style = { face: 'regular' | 'bold'; size: number; width: number }
const heights = new Map<string, number>()

/** The height in points of words that many documents share: a label, a heading. Measured once for all of them. */
export function heightOf(doc: Pdf, words: string, { face, size, width }: Style): number {
  const what = `${face} ${size} ${width} ${words}`
  const known = heights.get(what)
  if (known !== undefined) return known
  const height = doc.font(face).fontSize(size).heightOfString(words, { width })
  heights.set(what, height)
  return height
}

type Drawn = { marks: Buffer; fonts: object; x: number; y: number }
const drawnOn = new WeakMap<Pdf, Map<string, Drawn>>()
const mostKept = 1000

/**
 * Draws what stands on many pages of one document. The first time `draw` does it; where the same comes at the same place
 * again, its marks are put down as they were, unmeasured. `what` names everything the marks depend on but the place:
 * words, face, size, width and colour. Leaves the document's place where drawing left it.
 */
export function drawRepeated(doc: Pdf, what: string, draw: () => void): void {
  const drawn = drawnOn.get(doc) ?? new Map<string, Drawn>()
  drawnOn.set(doc, drawn)
  const key = `${doc.x} ${doc.y} ${what}`
  const known = drawn.get(key)
  if (known) {
    doc.addContent(known.marks)
    Object.assign(doc.page.fonts, known.fonts)
    doc.x = known.x
    doc.y = known.y
    return
  }
  if (drawn.size >= mostKept) drawn.clear()
  const { page } = doc
  const marks = recordMarks(doc, draw)
  // What went over the end of a page is not at one place.
  if (doc.page !== page) return
  const { x, y } = doc
  drawn.set(key, { marks: Buffer.from(`${marks.join('\n')}\n`, 'latin1'), fonts: { ...doc.page.fonts }, x, y })
}

function recordMarks(doc: Pdf, draw: () => void): string[] {
  const marks: string[] = []
  const add = doc.addContent.bind(doc)
  doc.addContent = (mark: string) => {
    marks.push(mark)
    return add(mark)
  }
  try {
    draw()
  } finally {
    Reflect.deleteProperty(doc, 'addContent')
  }
  return marks
}
