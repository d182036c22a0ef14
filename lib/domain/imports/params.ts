import * as z from 'zod/mini'
import { importFieldNames } from './vocabulary'

/** What a batch of kind `import` keeps of its file and of what staff said about it. */
export const ImportParams = z.object({
  headings: z.array(z.string()),
  mapping: z.optional(z.array(z.nullable(z.enum(importFieldNames)))),
  check: z.optional(
    z.object({
      good: z.number(),
      bad: z.number(),
      problems: z.number(),
      first: z.array(
        z.object({
          row: z.number(),
          column: z.string(),
          key: z.string(),
          params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
        }),
      ),
    }),
  ),
})
export type ImportParams = z.output<typeof ImportParams>

export const RowData = z.object({ cells: z.array(z.string()) })
