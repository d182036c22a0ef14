import { and, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { chargebands, patients, practiceSettings, registrations, threads } from '@/drizzle/schema'
import type { StaffActor } from '@/lib/domain/access/actor'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { isId } from '@/lib/domain/shared/is-id'
import type { Role } from '@/lib/domain/staff/vocabulary'
import type { Tx } from '@/lib/platform/db'
import { type Cursor, olderThan } from './page-of-threads'
import type { InboxView } from './vocabulary'

export type InboxLine = Awaited<ReturnType<typeof linesWhere>>[number]

const pageSize = 50

const columns = {
  id: threads.id,
  subject: threads.subject,
  assignedRole: threads.assignedRole,
  lastSide: threads.lastSide,
  lastMessageAt: threads.lastMessageAt,
  unread: threads.unreadByPractice,
  unreadByPatient: threads.unreadByPatient,
  closedAt: threads.closedAt,
}

/** As the index has it. */
const unread = sql`${threads.unreadByPractice}`

function whichOf(view: InboxView, { role }: StaffActor): SQL | undefined {
  if (view === 'unread') return unread
  if (view === 'closed') return isNotNull(threads.closedAt)
  return and(isNull(threads.closedAt), view === 'mine' ? eq(threads.assignedRole, role) : undefined)
}

/** The practice's threads, the newest first, a page at a time; a list of names and subjects, with no word of a message. */
export async function inbox(ctx: Ctx, view: InboxView, before: Cursor | null = null) {
  const actor = visibleTo(ctx.actor, 'thread:view')
  return read(ctx, async (tx) => {
    const rows = await linesWhere(tx, ctx, and(whichOf(view, actor), olderThan(before)), pageSize + 1)
    const lines = rows.slice(0, pageSize)
    const last = lines.at(-1)
    return { lines, next: rows.length > pageSize && last ? { at: last.lastMessageAt, id: last.id } : null }
  })
}

/** The threads of one patient, the newest first. The caller has recorded the look. */
export async function threadsOf(ctx: Ctx, { patientId }: { patientId: string }): Promise<InboxLine[]> {
  visibleTo(ctx.actor, 'thread:view')
  return read(ctx, (tx) => linesWhere(tx, ctx, eq(threads.patientId, patientId), 100))
}

/**
 * How many threads hold something nobody at the practice has read, up to where they are counted; without the one that
 * is being opened, which the same page reads.
 */
export async function unreadThreads(tx: Tx, practiceId: string, opening: string | null): Promise<number> {
  const others = opening && isId(opening) ? ne(threads.id, opening) : undefined
  return countUpTo(tx, threads, and(eq(threads.practiceId, practiceId), unread, others))
}

/**
 * What patients wrote to the role of whoever asks and nobody has read, the newest first; null for a role that is written
 * nothing: new conversations go to another, or no chargeband allows any.
 */
export async function unreadOfRole(ctx: Ctx, most: number) {
  const { practiceId, role } = visibleTo(ctx.actor, 'thread:view')
  return read(ctx, async (tx) => {
    const mine = and(eq(threads.practiceId, practiceId), unread, eq(threads.assignedRole, role))
    const [total, lines, receives] = await Promise.all([
      countUpTo(tx, threads, mine),
      linesWhere(tx, ctx, mine, most),
      receivesNew(tx, practiceId, role),
    ])
    return total > 0 || receives ? { total, lines } : null
  })
}

async function receivesNew(tx: Tx, practiceId: string, role: Role): Promise<boolean> {
  const rows = await tx
    .select({ id: chargebands.id })
    .from(chargebands)
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, chargebands.practiceId))
    .where(
      and(
        eq(chargebands.practiceId, practiceId),
        eq(chargebands.allowMessaging, true),
        isNull(chargebands.archivedAt),
        eq(practiceSettings.newThreadRole, role),
      ),
    )
    .limit(1)
  return rows.length > 0
}

function linesWhere(tx: Tx, ctx: Ctx, where: SQL | undefined, limit: number) {
  const practiceId = practiceOf(ctx)
  return tx
    .select({
      ...columns,
      patient: {
        id: patients.id,
        givenName: patients.givenName,
        familyName: patients.familyName,
        dateOfBirth: patients.dateOfBirth,
      },
      registration: {
        id: registrations.id,
        givenName: registrations.givenName,
        familyName: registrations.familyName,
        dateOfBirth: registrations.dateOfBirth,
      },
    })
    .from(threads)
    .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, threads.patientId)))
    .leftJoin(
      registrations,
      and(eq(registrations.practiceId, practiceId), eq(registrations.id, threads.registrationId)),
    )
    .where(and(eq(threads.practiceId, practiceId), where))
    .orderBy(desc(threads.lastMessageAt), desc(threads.id))
    .limit(limit)
}
