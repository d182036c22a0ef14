import * as z from 'zod'

export const RetryMessage = z.object({ messageId: z.uuid('errors.notFound') })
export type RetryMessage = z.output<typeof RetryMessage>
