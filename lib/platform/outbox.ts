import { sql } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import type { Channel, MessageKind } from '@/lib/domain/correspondence/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { atOnce } from './at-once'
import type { Tx } from './db'
import { newId } from './ids'
import { inserting } from './inserting'

export type Announcement = {
  kind: MessageKind
  channel: Channel
  recipient: string
  locale: Locale
  /** Ids of what it is about; the words and any secret are made when it is sent. */
  ids: Record<string, string>
  patientId?: string
  registrationId?: string
}

/** Puts a message into the outbox and queues its delivery, in the caller's transaction. Returns the message's id. */
export async function announce(
  tx: Tx,
  ctx: { practiceId: string | null; now: Date },
  announcement: Announcement,
): Promise<string> {
  const { ids, written, queued } = announcing(ctx, [announcement])
  await tx.execute(atOnce([written], queued))
  return ids[0] ?? ''
}

/** The same for many at once: one statement for each thousand. */
export async function announceAll(
  tx: Tx,
  ctx: { practiceId: string | null; now: Date },
  announcements: Announcement[],
): Promise<void> {
  for (let first = 0; first < announcements.length; first += 1000) {
    const { written, queued } = announcing(ctx, announcements.slice(first, first + 1000))
    await tx.execute(atOnce([written], queued))
  }
}

/** The two writes of announcing, to be parts of one statement: the messages, and their jobs. */
export function announcing(
  { practiceId, now }: { practiceId: string | null; now: Date },
  announcements: Announcement[],
) {
  const rows = announcements.map((announcement) => ({
    id: newId(now.getTime()),
    practiceId,
    ...announcement,
    patientId: announcement.patientId ?? null,
    registrationId: announcement.registrationId ?? null,
    createdAt: now,
  }))
  const ids = rows.map(({ id }) => id)
  const queued = sql`
    select enrol.add_job(
      task => 'deliver-message',
      payload => json_build_object('messageId', id, 'practiceId', ${practiceId}::text),
      job_key => id
    ) from json_array_elements_text(${JSON.stringify(ids)}::json) id`
  return { ids, written: inserting(messages, rows), queued }
}

/** Queues a job in the caller's transaction; jobs of one key run once. */
export async function enqueue(tx: Tx, task: string, payload: Record<string, unknown>, jobKey: string): Promise<void> {
  await tx.execute(
    sql`select enrol.add_job(task => ${task}::text, payload => ${JSON.stringify(payload)}::json, job_key => ${jobKey}::text)`,
  )
}
