import * as z from 'zod/mini'
import { importFieldNames } from './vocabulary'

const params = z.optional(z.record(z.string(), z.union([z.string(), z.number()])))

const Check = z.object({
  /** How many rows were tried so far. */
  tried: z.number(),
  good: z.number(),
  bad: z.number(),
  problems: z.number(),
  first: z.array(z.object({ row: z.number(), column: z.string(), key: z.string(), params })),
})
export type Check = z.output<typeof Check>

/** What a batch of kind `import` keeps of its file and of what staff said about it. */
export const ImportParams = z.object({
  headings: z.array(z.string()),
  mapping: z.optional(z.array(z.nullable(z.enum(importFieldNames)))),
  check: z.optional(Check),
})
export type ImportParams = z.output<typeof ImportParams>

export const RowData = z.object({ cells: z.array(z.string()) })

/** What was wrong with a row, as it is kept beside it. */
export const RowProblems = z.array(z.object({ field: z.enum(importFieldNames), key: z.string(), params }))
