import * as z from 'zod'

/** What staff typed into the search; anything is allowed, and cut where no search is that long. */
export const SearchPatients = z.object({
  q: z
    .string({ error: 'errors.invalid' })
    .nullish()
    .transform((typed) => (typed ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, 200)),
})
export type SearchPatients = z.output<typeof SearchPatients>
