import * as z from 'zod/mini'

/** What was asked of a bundle, as its batch keeps it. */
export const BundleParams = z.object({
  who: z.string(),
  chargebandId: z.optional(z.string()),
  makeAccounts: z.boolean(),
  byPost: z.boolean(),
  again: z.boolean(),
  reason: z.optional(z.string()),
  /** How many of each plan there were when it was put together. */
  planned: z.record(z.string(), z.number()),
})
export type BundleParams = z.output<typeof BundleParams>
