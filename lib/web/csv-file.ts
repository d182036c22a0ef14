import { stringify } from 'csv-stringify/sync'
import { streamOf } from './stream-of'

type Lines = string[][]

/**
 * A table to download, sent while it is read, so that a long one needs no more memory than a short one. Cells a
 * spreadsheet would run as formulas begin with an apostrophe; the mark at the start says it is UTF-8.
 */
export function csvFile(name: string, headings: string[], pages: AsyncIterable<Lines>): Response {
  return new Response(streamOf(encoded(headings, pages)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

async function* encoded(headings: string[], pages: AsyncIterable<Lines>) {
  const encoder = new TextEncoder()
  yield encoder.encode(`\uFEFF${written([headings])}`)
  for await (const lines of pages) yield encoder.encode(written(lines))
}

const written = (lines: Lines) => stringify(lines, { escape_formulas: true, record_delimiter: '\r\n' })
