import type * as z from 'zod'
import type { Message } from '@/lib/domain/shared/message'
import { parseMessage } from '@/lib/domain/shared/message'
import { events, type FieldProblem, fieldEvent, PortalError } from './portal-error'

/** Reads query or body by its schema; what is missing is event 1, what cannot be read is event 2, each with its path. */
export async function parseInput<S extends z.ZodType>(schema: S, input: unknown): Promise<z.output<S>> {
  const result = await schema.safeParseAsync(input)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue): FieldProblem => {
    const path = issue.path.map(String).join('.')
    return withPath({ path, message: messageOf(issue, valueAt(input, issue.path)) })
  })
  const [first] = fields
  const reason = first?.message ?? { key: 'errors.invalid' }
  throw new PortalError(first ? fieldEvent(first.message) : events.format, 400, reason, fields)
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): Message {
  const own = parseMessage(issue.message)
  if (own.key !== 'errors.invalid') return own
  return { key: value === undefined || value === null ? 'errors.api.missing' : 'errors.api.format' }
}

/** What is said of a parameter names it, for a client that reads the message alone. */
function withPath({ path, message }: FieldProblem): FieldProblem {
  if (!message.key.startsWith('errors.api.')) return { path, message }
  return { path, message: { ...message, params: { ...message.params, path } } }
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
}
