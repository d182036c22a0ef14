import { and, desc, eq, or } from 'drizzle-orm'
import { auditEvents } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'

export type HistoryEvent = {
  id: string
  at: Date
  action: string
  actorKind: string
  actorName: string | null
  reason: string | null
  details: Record<string, unknown>
}

const most = 200

/** What happened to one patient and the registration they came by, newest first. The caller has recorded the look. */
export async function patientHistory(
  ctx: Ctx,
  input: { patientId: string; registrationId: string | null },
): Promise<HistoryEvent[]> {
  visibleTo(ctx.actor, 'patient:view')
  const about = or(
    eq(auditEvents.patientId, input.patientId),
    input.registrationId ? eq(auditEvents.subjectId, input.registrationId) : undefined,
  )
  return read(ctx, (tx) =>
    tx
      .select({
        id: auditEvents.id,
        at: auditEvents.at,
        action: auditEvents.action,
        actorKind: auditEvents.actorKind,
        actorName: auditEvents.actorName,
        reason: auditEvents.reason,
        details: auditEvents.details,
      })
      .from(auditEvents)
      .where(and(eq(auditEvents.practiceId, practiceOf(ctx)), about))
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(most),
  )
}
