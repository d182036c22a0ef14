import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import * as z from 'zod/mini'
import { type FileProblem, importLimits } from './vocabulary'

const Row = z.array(z.string())

/** Thrown where the text is no table we can take. */
export class BadFile extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly line = 0,
  ) {
    super(problem)
  }
}

/** What stands between the cells: the mark found most in the first line, outside quotation marks. */
export function delimiterOf(text: string): string {
  const [line = ''] = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 1)
  const marks = [',', ';', '\t'].map((mark) => ({ mark, times: line.split(mark).length }))
  return marks.reduce((best, one) => (one.times > best.times ? one : best)).mark
}

/** The rows of a table in text, the first with the headings; cells are cleaned of what spreadsheets add. */
export async function* readTable(text: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  Readable.from(slices(text)).pipe(parser)
  let rows = 0
  try {
    for await (const row of parser) {
      const cells = Row.parse(row).map(plainCell)
      if (cells.length > importLimits.columns) throw new BadFile('too-many-columns')
      if (rows > importLimits.rows) throw new BadFile('too-many-rows')
      if (cells.every((cell) => cell === '')) continue
      rows += 1
      yield cells
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BadFile('quotes', Number(Reflect.get(error, 'lines') ?? 0))
    throw error
  }
}

/** `="0123"` is how spreadsheets keep noughts, and an apostrophe how an export keeps them from being formulas. */
function plainCell(cell: string): string {
  const trimmed = cell.replaceAll('\u0000', '').trim()
  return /^="(.*)"$/s.exec(trimmed)?.[1] ?? (/^'[=+\-@\t\r]/.test(trimmed) ? trimmed.slice(1) : trimmed)
}

/** As bytes: a piece of text might end within a letter of two halves. */
function* slices(text: string, size = 65_536) {
  const bytes = Buffer.from(text, 'utf8')
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
