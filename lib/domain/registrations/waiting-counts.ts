import { and, count, countDistinct, eq } from 'drizzle-orm'
import { messages, patientChanges, registrations } from '@/drizzle/schema'
import { can } from '@/lib/domain/access/authorize'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type WaitingCounts = { inReview: number; failedMessages: number; waitingChanges: number }

/** What waits for staff, for the rail of every page: registrations to review, patients' own changes, failed messages. */
export async function waitingCounts(ctx: Ctx): Promise<WaitingCounts> {
  const actor = visibleTo(ctx.actor, 'today:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [review] = can(actor, 'registration:view')
      ? await tx
          .select({ waiting: count() })
          .from(registrations)
          .where(and(eq(registrations.practiceId, practiceId), eq(registrations.status, 'in-review')))
      : []
    const [failed] = can(actor, 'message:view')
      ? await tx
          .select({ waiting: count() })
          .from(messages)
          .where(and(eq(messages.practiceId, practiceId), eq(messages.status, 'failed')))
      : []
    const [changed] = can(actor, 'patient:view')
      ? await tx
          .select({ waiting: countDistinct(patientChanges.patientId) })
          .from(patientChanges)
          .where(and(eq(patientChanges.practiceId, practiceId), eq(patientChanges.review, 'pending')))
      : []
    return {
      inReview: review?.waiting ?? 0,
      failedMessages: failed?.waiting ?? 0,
      waitingChanges: changed?.waiting ?? 0,
    }
  })
}
