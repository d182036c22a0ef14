import { and, count, eq } from 'drizzle-orm'
import { messages, registrations } from '@/drizzle/schema'
import { can } from '@/lib/domain/access/authorize'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

/** What waits for staff, for the rail of every page: registrations to review and messages that failed. */
export async function waitingCounts(ctx: Ctx): Promise<{ inReview: number; failedMessages: number }> {
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
    return { inReview: review?.waiting ?? 0, failedMessages: failed?.waiting ?? 0 }
  })
}
