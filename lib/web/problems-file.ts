import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { eachProblem } from '@/lib/domain/imports/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { inWords, wordsIn } from './words'

/** Every problem of a checked list as a table of its own, to work through beside the list. */
export async function problemsFile(ctx: Ctx, importId: string): Promise<Response> {
  const t = wordsIn('en')
  const lines = [['Row', 'Column', 'Problem']]
  await eachProblem(ctx, importId, ({ row, column, message }) => {
    lines.push([String(row), column, inWords(t, message)])
  })
  return new Response(`\uFEFF${stringify(lines, { escape_formulas: true, record_delimiter: '\r\n' })}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="import-problems.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
