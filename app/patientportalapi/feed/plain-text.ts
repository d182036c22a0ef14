const hidden = ['script', 'style', 'head', 'title', 'template']
const endsLine = /^<(br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b/i
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * What a person reads in a text that may be HTML: without tags, scripts and comments, lines ended where blocks end and
 * entities as the characters they stand for. Text without a tag is plain and stays as it is, entities too. It walks the
 * text once: what is sent may be made to take long.
 */
export function withoutMarkup(text: string): string {
  const lastEnd = text.lastIndexOf('>')
  if (!/<[a-z/!]/i.test(text.slice(0, Math.max(lastEnd, 0)))) return text
  let plain = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    if (open < 0 || open > lastEnd) {
      plain += collapsed(text.slice(at))
      break
    }
    plain += collapsed(text.slice(at, open))
    if (/[a-z/!]/i.test(text[open + 1] ?? '')) {
      const start = text.slice(open, open + 20)
      if (endsLine.test(start)) plain += '\n'
      at = endOfTag(text, open, start)
    } else {
      plain += '<'
      at = open + 1
    }
  }
  const lines = plain.replace(entity, character).split('\n')
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Where the text goes on behind a tag, a comment, or what no browser shows. */
function endOfTag(text: string, open: number, start: string): number {
  const behind = (end: number, length: number) => (end < 0 ? text.length : end + length)
  if (start.startsWith('<!--')) return behind(text.indexOf('-->', open + 4), 3)
  const close = behind(text.indexOf('>', open), 1)
  const name = hidden.find((one) => new RegExp(`^<${one}\\b`, 'i').test(start))
  if (!name) return close
  const ending = new RegExp(`</${name}\\b`, 'gi')
  ending.lastIndex = close
  const found = ending.exec(text)
  return found ? behind(text.indexOf('>', found.index), 1) : text.length
}

/** In HTML a new line is a space. */
function collapsed(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole
  const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

/** Text for a program that may show it as HTML: nothing in it acts as markup there. Most text stays as it is. */
export function escaped(text: string): string {
  if (!/<[a-z/!]|&(#|[a-z]+;)/i.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
