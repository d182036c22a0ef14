import { and, countDistinct, eq } from 'drizzle-orm'
import { messages, patientChanges, registrations } from '@/drizzle/schema'
import { can } from '@/lib/domain/access/authorize'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { unreadThreads } from '@/lib/domain/threads/inbox'

export type WaitingCounts = { inReview: number; failedMessages: number; waitingChanges: number; unreadThreads: number }

/** What waits for staff, for the rail of every page: registrations to review, patients' own changes, failed messages. */
export async function waitingCounts(ctx: Ctx, opening: string | null = null): Promise<WaitingCounts> {
  const actor = visibleTo(ctx.actor, 'today:view')
  const practiceId = practiceOf(ctx)
  const inReview = and(eq(registrations.practiceId, practiceId), eq(registrations.status, 'in-review'))
  const failed = and(eq(messages.practiceId, practiceId), eq(messages.status, 'failed'))
  return read(ctx, async (tx) => {
    const [review, failedMessages, unread, [changed]] = await Promise.all([
      can(actor, 'registration:view') ? countUpTo(tx, registrations, inReview) : 0,
      can(actor, 'message:view') ? countUpTo(tx, messages, failed) : 0,
      can(actor, 'thread:view') ? unreadThreads(tx, practiceId, opening) : 0,
      can(actor, 'patient:view')
        ? tx
            .select({ waiting: countDistinct(patientChanges.patientId) })
            .from(patientChanges)
            .where(and(eq(patientChanges.practiceId, practiceId), eq(patientChanges.review, 'pending')))
        : [],
    ])
    return { inReview: review, failedMessages, waitingChanges: changed?.waiting ?? 0, unreadThreads: unread }
  })
}
