import type { Ctx } from '@/lib/domain/shared/context'
import { log } from '@/lib/platform/log'

/** Writes down what nobody expected, by the request's id; what people typed stays out. */
export function logUnexpected(error: unknown, { requestId }: Pick<Ctx, 'requestId'>, what = 'action failed'): void {
  // Drizzle's message carries the query's parameters, which are what people typed: only the cause's code is kept.
  const cause = error instanceof Error ? error.cause : null
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  log.error({ requestId, name: error instanceof Error ? error.name : 'unknown', code, stack: safeStack(error) }, what)
}

/** Where it happened, without the message: a line of what people typed may begin as a line of the stack does. */
export function safeStack(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.stack) return undefined
  return error.stack
    .replace(error.message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')
}
