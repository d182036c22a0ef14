import { and, asc, count, eq, gte, sql } from 'drizzle-orm'
import { registrations } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { type RegistrationLine, registrationLines } from './staff-queries'
import type { RegistrationStatus } from './vocabulary'

const dayLong = 24 * 3600 * 1000
const shown = 10

export type RegistrationsToday = {
  /** The last seven days of the practice's calendar, today last. */
  days: { day: string; submitted: number }[]
  waiting: { total: number; oldest: RegistrationLine[] }
  inReview: { total: number; oldest: RegistrationLine[] }
  /** False until the first person ever registers. */
  any: boolean
}

/** What registrations mean for today's work: how many came, who waits for activation, whom staff must decide on. */
export async function registrationsToday(
  ctx: Ctx,
  input: { zone: string; today: string },
): Promise<RegistrationsToday> {
  visibleTo(ctx.actor, 'today:view')
  const practiceId = practiceOf(ctx)
  const { zone, today } = input
  return read(ctx, async (tx) => {
    const day = sql<string>`to_char(${registrations.submittedAt} at time zone ${zone}, 'YYYY-MM-DD')`
    const recent = await tx
      .select({ day: day.as('day'), submitted: count() })
      .from(registrations)
      // Ids are made in time order, so the key's own index finds the last days.
      .where(and(eq(registrations.practiceId, practiceId), gte(registrations.id, firstIdAt(ctx.now, 8))))
      .groupBy(sql`1`)
    const waitingFor = async (status: RegistrationStatus) => {
      const where = eq(registrations.status, status)
      const total = await countUpTo(tx, registrations, and(eq(registrations.practiceId, practiceId), where))
      const oldest = await registrationLines(tx, practiceId, {
        where,
        order: [asc(registrations.submittedAt), asc(registrations.id)],
        limit: shown,
      })
      return { total, oldest }
    }
    const [first] = await tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(eq(registrations.practiceId, practiceId))
      .limit(1)
    return {
      days: lastDays(today, 7).map((one) => ({
        day: one,
        submitted: recent.find((r) => r.day === one)?.submitted ?? 0,
      })),
      waiting: await waitingFor('awaiting-activation'),
      inReview: await waitingFor('in-review'),
      any: first !== undefined,
    }
  })
}

/** The lowest id that can have been made that many days ago. */
function firstIdAt(now: Date, daysAgo: number): string {
  const hex = Math.max(0, now.getTime() - daysAgo * dayLong)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

function lastDays(today: string, howMany: number): string[] {
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: howMany }, (_, index) =>
    new Date(last - (howMany - 1 - index) * dayLong).toISOString().slice(0, 10),
  )
}
