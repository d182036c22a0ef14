import { and, eq, inArray, sql } from 'drizzle-orm'
import { patientIdentifiers } from '@/drizzle/schema'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

export type Listed = { patientId: string | null; leftOut?: 'notOnFile' | 'several'; line: number }

const piece = 1000

/**
 * The patients of a list, a line each: the first cell of a line that is a number counts, so a list of numbers and a
 * table both do, with headings or without. A number nobody or several have is named by its line; twice counts once.
 */
export async function numbersOnList(tx: Tx, ctx: Ctx, scheme: IdentifierScheme, list: string): Promise<Listed[]> {
  const read = list
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim(), value: numberIn(scheme, text) }))
    .filter(({ line, text, value }) => text !== '' && (value !== null || line > 1 || /\d/.test(text)))
  const wanted = [...new Set(read.flatMap(({ value }) => value ?? []))]
  const found = new Map<string, string[]>()
  for (let first = 0; first < wanted.length; first += piece) {
    const rows = await tx
      .select({
        value: patientIdentifiers.value,
        ids: sql<string[]>`array_agg(distinct ${patientIdentifiers.patientId})`,
      })
      .from(patientIdentifiers)
      .where(
        and(
          eq(patientIdentifiers.practiceId, practiceOf(ctx)),
          eq(patientIdentifiers.scheme, scheme),
          inArray(patientIdentifiers.value, wanted.slice(first, first + piece)),
        ),
      )
      .groupBy(patientIdentifiers.value)
    for (const { value, ids } of rows) found.set(value, ids)
  }
  const seen = new Set<string>()
  return read.flatMap(({ line, value }): Listed[] => {
    const ids = found.get(value ?? '') ?? []
    const [patientId] = ids
    if (ids.length > 1) return [{ patientId: null, leftOut: 'several', line }]
    if (!patientId) return [{ patientId: null, leftOut: 'notOnFile', line }]
    if (seen.has(patientId)) return []
    seen.add(patientId)
    return [{ patientId, line }]
  })
}

function numberIn(scheme: IdentifierScheme, line: string): string | null {
  for (const cell of line.split(/[,;\t]/)) {
    const checked = checkIdentifier(scheme, cell.replace(/^\s*[="']+|["']+\s*$/g, ''))
    if (checked.ok) return checked.value
  }
  return null
}
