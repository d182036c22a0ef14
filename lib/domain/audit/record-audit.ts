import { randomBytes } from 'node:crypto'
import type { SQL, SQLWrapper } from 'drizzle-orm'
import { auditEvents, auditPersonal, auditUnsealed } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import type { Ctx } from '@/lib/domain/shared/context'
import { atOnce } from '@/lib/platform/at-once'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertRows } from '@/lib/platform/insert-rows'
import { inserting } from '@/lib/platform/inserting'
import { personalDigest } from './digest'

export type AuditEntry = {
  action: string
  subject: { type: string; id: string | null }
  patientId?: string
  reason?: string
  /** Facts that name nobody: statuses, counts, ids. */
  details?: Record<string, unknown>
  /** What names a person; kept apart so that it can be erased while the chain stays valid. */
  personal?: Record<string, unknown>
}

/**
 * Writes one line of the audit log in the verb's own transaction. What the verb writes `alongside` goes in the same
 * statement, and so does the `last` of them.
 */
export async function recordAudit(
  tx: Tx,
  ctx: Ctx,
  entry: AuditEntry,
  { alongside = [], last }: { alongside?: SQLWrapper[]; last?: SQL } = {},
): Promise<void> {
  const eventId = newId(ctx.now.getTime())
  const salt = entry.personal ? randomBytes(16).toString('base64url') : null
  const written = [
    inserting(auditEvents, [eventRow(ctx, entry, eventId, salt)]),
    inserting(auditUnsealed, [{ eventId }]),
    ...(salt && entry.personal
      ? [inserting(auditPersonal, [{ eventId, practiceId: ctx.practiceId, salt, details: entry.personal }])]
      : []),
  ]
  await tx.execute(atOnce([...alongside, ...written], last))
}

/** A line for each of many things done at once, none with personal details of its own. */
export async function recordAudits(tx: Tx, ctx: Ctx, entries: Omit<AuditEntry, 'personal'>[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => eventRow(ctx, entry, newId(ctx.now.getTime()), null))
  await Promise.all([
    insertRows(tx, auditEvents, rows),
    insertRows(
      tx,
      auditUnsealed,
      rows.map(({ id }) => ({ eventId: id })),
    ),
  ])
}

function eventRow(ctx: Ctx, entry: AuditEntry, eventId: string, salt: string | null) {
  const actor = ctx.actor
  return {
    id: eventId,
    practiceId: ctx.practiceId,
    at: ctx.now,
    actorKind: actor.kind,
    loginId: loginOf(actor),
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    actorName: 'name' in actor ? actor.name : actor.kind === 'system' ? actor.task : null,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    patientId: entry.patientId ?? null,
    reason: entry.reason ?? null,
    details: entry.details ?? {},
    requestId: ctx.requestId,
    personalDigest: salt && entry.personal ? personalDigest(salt, entry.personal) : null,
  }
}
