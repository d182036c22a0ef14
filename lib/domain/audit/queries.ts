import { and, asc, desc, eq, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { auditEvents, staffMembers } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { recordAccess } from './record-access'

export type AuditLine = {
  id: string
  at: Date
  actorKind: string
  actorName: string | null
  action: string
  subjectType: string
  subjectId: string | null
  patientId: string | null
  reason: string | null
  details: Record<string, unknown>
  /** Linked into the practice's chain; ordinary within seconds. */
  sealed: boolean
}

export type AuditSearch = {
  /** From the start of this day to the end of that one, on the practice's clock. */
  from?: string | undefined
  to?: string | undefined
  action?: string | undefined
  staffId?: string | undefined
  patientId?: string | undefined
  /** The last id of the page before. */
  before?: string | undefined
}

const pageSize = 50

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  actorKind: auditEvents.actorKind,
  actorName: auditEvents.actorName,
  action: auditEvents.action,
  subjectType: auditEvents.subjectType,
  subjectId: auditEvents.subjectId,
  patientId: auditEvents.patientId,
  reason: auditEvents.reason,
  details: auditEvents.details,
}

/** The practice's audit log, newest first. Searching for one patient is a look at that patient. */
export async function searchAudit(
  ctx: Ctx,
  search: AuditSearch,
  zone: string,
): Promise<{ lines: AuditLine[]; next: string | null }> {
  visibleTo(ctx.actor, 'audit:view')
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(auditEvents)
      .where(and(eq(auditEvents.practiceId, practiceOf(ctx)), ...(await conditions(tx, search, zone))))
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(pageSize + 1)
    const page = rows.slice(0, pageSize)
    const sealed = await sealedOf(
      tx,
      page.map(({ id }) => id),
    )
    if (search.patientId) await recordAccess(tx, ctx, { patientId: search.patientId, what: 'audit log' })
    return {
      lines: page.map((row) => ({ ...row, sealed: sealed.has(row.id) })),
      next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

async function conditions(tx: Tx, search: AuditSearch, zone: string): Promise<(SQL | undefined)[]> {
  return [
    search.from ? sql`${auditEvents.at} >= ${search.from}::date::timestamp at time zone ${zone}` : undefined,
    search.to ? sql`${auditEvents.at} < (${search.to}::date + 1)::timestamp at time zone ${zone}` : undefined,
    search.action ? eq(auditEvents.action, search.action) : undefined,
    search.staffId ? eq(auditEvents.staffId, search.staffId) : undefined,
    search.patientId ? eq(auditEvents.patientId, search.patientId) : undefined,
    search.before ? await olderThan(tx, search.before) : undefined,
  ]
}

/** Events before that one; `at <=` stands alone because an index can use it. */
async function olderThan(tx: Tx, id: string): Promise<SQL | undefined> {
  const [last] = await tx.select({ at: auditEvents.at }).from(auditEvents).where(eq(auditEvents.id, id))
  if (!last) return undefined
  return and(lte(auditEvents.at, last.at), or(lt(auditEvents.at, last.at), lt(auditEvents.id, id)))
}

async function sealedOf(tx: Tx, ids: string[]): Promise<Set<string>> {
  const list = JSON.stringify(ids)
  const rows = await tx.execute<{ id: string }>(
    sql`select enrol.sealed_events(array(select json_array_elements_text(${list}::json)::uuid)) as id`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Everybody who has worked at the practice, to search the log by. */
export async function auditActors(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  visibleTo(ctx.actor, 'audit:view')
  return read(ctx, (tx) =>
    tx
      .select({ id: staffMembers.id, name: staffMembers.name })
      .from(staffMembers)
      .where(eq(staffMembers.practiceId, practiceOf(ctx)))
      .orderBy(asc(staffMembers.name)),
  )
}
