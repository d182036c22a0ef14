import { and, eq, lt, lte, or, type SQL } from 'drizzle-orm'
import { threads } from '@/drizzle/schema'
import { isId } from '@/lib/domain/shared/is-id'

/** Where a page of threads ends: the last message's time and the thread, so that the next page goes on there. */
export type Cursor = { at: Date; id: string }

export function cursorText({ at, id }: Cursor): string {
  return `${at.getTime()}.${id}`
}

/** A cursor from an address; null for anything else. */
export function readCursor(typed: unknown): Cursor | null {
  const [time = '', id = ''] = typeof typed === 'string' ? typed.split('.') : []
  // Fourteen digits are the year 5138; with one more the database reads no time.
  return /^\d{1,14}$/.test(time) && isId(id) ? { at: new Date(Number(time)), id } : null
}

export function olderThan(before: Cursor | null): SQL | undefined {
  if (!before) return undefined
  // The first part bounds the walk over the index; the second tells apart those of one moment.
  return and(
    lte(threads.lastMessageAt, before.at),
    or(lt(threads.lastMessageAt, before.at), and(eq(threads.lastMessageAt, before.at), lt(threads.id, before.id))),
  )
}

/** Up to which message a page goes, from an address; undefined for the last. */
export function readPosition(typed: unknown): number | undefined {
  return typeof typed === 'string' && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined
}
