import 'server-only'
import { stringify } from 'csv-stringify/sync'

type Lines = string[][]

/**
 * A table to download, sent while it is read, so that a long one needs no more memory than a short one. Cells a
 * spreadsheet would run as formulas begin with an apostrophe; the mark at the start says it is UTF-8.
 */
export function csvFile(name: string, headings: string[], pages: AsyncIterable<Lines>): Response {
  const source = pages[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`\uFEFF${written([headings])}`))
    },
    async pull(controller) {
      const next = await source.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(written(next.value)))
    },
    async cancel() {
      await source.return?.(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

const written = (lines: Lines) => stringify(lines, { escape_formulas: true, record_delimiter: '\r\n' })
