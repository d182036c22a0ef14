import 'server-only'
import { type LeftOutRow, leftOutPages } from '@/lib/domain/imports/left-out-pages'
import type { Ctx } from '@/lib/domain/shared/context'
import { csvFile } from './csv-file'
import { leftOutReason } from './left-out-reason'
import { inWords, wordsIn } from './words'

/** The rows an import left out, as they were sent, each with the reason; mended, the file may be sent in as it is. */
export async function leftOutFile(ctx: Ctx, importId: string): Promise<Response> {
  const { headings, pages } = await leftOutPages(ctx, importId)
  return csvFile('left-out', [...headings, 'Row in the list', 'Why it was left out'], inLines(pages, headings.length))
}

async function* inLines(pages: AsyncGenerator<LeftOutRow[]>, columns: number) {
  const t = wordsIn('en')
  for await (const rows of pages) {
    yield rows.map(({ row, cells, outcome, problems }) => {
      const found = problems.map(({ column, message }) => `${column}: ${inWords(t, message)}`)
      const why = found.length > 0 ? found.join('. ') : leftOutReason(outcome)
      return [...Array.from({ length: columns }, (_, index) => cells[index] ?? ''), String(row), why]
    })
  }
}
