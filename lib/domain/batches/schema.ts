import * as z from 'zod/mini'

export const ChooseBatch = z.object({ batchId: z.uuid({ error: 'errors.invalid' }) })
export type ChooseBatch = z.output<typeof ChooseBatch>
