import 'server-only'
import { type FoundProblem, problemPages } from '@/lib/domain/imports/problem-pages'
import type { Ctx } from '@/lib/domain/shared/context'
import { csvFile } from './csv-file'
import { inWords, wordsIn } from './words'

/** Every problem of a checked list as a table of its own, to work through beside the list. */
export async function problemsFile(ctx: Ctx, importId: string): Promise<Response> {
  return csvFile('import-problems', ['Row', 'Column', 'Problem'], inLines(await problemPages(ctx, importId)))
}

async function* inLines(pages: AsyncGenerator<FoundProblem[]>) {
  const t = wordsIn('en')
  for await (const found of pages) {
    yield found.map(({ row, column, message }) => [String(row), column, inWords(t, message)])
  }
}
