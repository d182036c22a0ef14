import * as z from 'zod/mini'
import { splitLimits } from './vocabulary'

const small = z.unknown().check(
  z.refine((given) => !(given instanceof File) || given.size <= splitLimits.listBytes, {
    error: 'errors.split.listTooLarge',
  }),
)

/** The part of the form that a browser judges before it sends megabytes. */
export const ListSize = z.object({ list: z.optional(small) })
