import * as z from 'zod'

/** Which website somebody goes on to, and with which practice's account. */
export const HandOver = z.object({
  practiceId: z.uuid({ error: 'errors.invalid' }),
  clientId: z.uuid({ error: 'errors.invalid' }),
})
export type HandOver = z.output<typeof HandOver>
