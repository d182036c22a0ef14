import * as z from 'zod/mini'
import { splitLimits } from './vocabulary'

const bytesOf = (list: unknown) => (list instanceof File ? list.size : 0)

/** The part of the form that a browser judges before it sends megabytes: what is pasted and the file together. */
export const ListSize = z.object({ list: z.optional(z.unknown()), numbers: z.optional(z.string()) }).check(
  z.refine(({ list, numbers = '' }) => bytesOf(list) + numbers.length <= splitLimits.listBytes, {
    error: 'errors.split.listTooLarge',
    path: ['list'],
  }),
)
