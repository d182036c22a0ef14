import type * as z from 'zod/mini'
import { Invalid } from '@/lib/domain/shared/errors'
import { parseMessage } from '@/lib/domain/shared/message'

/** Reads a field whose shape only the verb knows; what is wrong stands at that field. */
export function readAs<T>(shape: z.ZodMiniType<T>, field: string, typed: unknown): T {
  const read = shape.safeParse(typed)
  if (read.success) return read.data
  throw new Invalid({ [field]: parseMessage(read.error.issues[0]?.message ?? 'errors.invalid') })
}
