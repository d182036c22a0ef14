import { and, eq, inArray } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import type { MessageStatus } from '@/lib/domain/correspondence/vocabulary'
import type { Tx } from '@/lib/platform/db'

// Whether anything arrived: a failure counts only where nothing was sent or still waits.
const telling: MessageStatus[] = ['sent', 'waiting', 'failed', 'not-needed']

/** What became of the messages about each registration, as one word; for queries that have asked who may see them. */
export async function messageFates(
  tx: Tx,
  practiceId: string,
  registrationIds: string[],
): Promise<Map<string, MessageStatus>> {
  if (registrationIds.length === 0) return new Map()
  const rows = await tx
    .selectDistinct({ registrationId: messages.registrationId, status: messages.status })
    .from(messages)
    .where(and(eq(messages.practiceId, practiceId), inArray(messages.registrationId, registrationIds)))
  rows.sort((a, b) => telling.indexOf(b.status) - telling.indexOf(a.status))
  return new Map(rows.flatMap(({ registrationId, status }) => (registrationId ? [[registrationId, status]] : [])))
}
