import * as z from 'zod/mini'
import { importFieldNames, type Mapping, requiredFields } from './vocabulary'

const column = /^column-(\d+)$/

/** One choice a column, named `column-0`, `column-1`, …; each field once, and the required ones somewhere. */
export const MapColumns = z.pipe(
  z.looseObject({ importId: z.uuid({ error: 'errors.invalid' }) }),
  z.transform(({ importId, ...typed }, ctx) => {
    const mapping: Mapping = []
    for (const [name, value] of Object.entries(typed)) {
      const index = Number(column.exec(name)?.[1] ?? -1)
      if (index < 0 || index > 99) continue
      const field = importFieldNames.find((known) => known === value) ?? null
      if (field && mapping.includes(field)) {
        ctx.issues.push({ code: 'custom', message: 'errors.import.twice', path: [name], input: value })
      }
      mapping[index] = field
    }
    for (const field of requiredFields) {
      if (mapping.includes(field)) continue
      ctx.issues.push({ code: 'custom', message: `errors.import.needs.${field}`, path: ['column-0'], input: '' })
    }
    return { importId, mapping: Array.from(mapping, (field) => field ?? null) }
  }),
)
export type MapColumns = z.output<typeof MapColumns>

export const StartImport = z.object({ importId: z.uuid({ error: 'errors.invalid' }) })
export type StartImport = z.output<typeof StartImport>
