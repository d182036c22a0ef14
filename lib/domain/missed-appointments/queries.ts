import { and, desc, eq, isNull } from 'drizzle-orm'
import { accountModules, missedAppointments, onlineAccounts, practiceSettings } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { countMissed } from './rule'

/** What a patient has missed, newest first, what counts and what followed. */
export async function missedOf(ctx: Ctx, patientId: string) {
  visibleTo(ctx.actor, 'patient:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: missedAppointments.id,
        missedOn: missedAppointments.missedOn,
        staffName: missedAppointments.staffName,
        note: missedAppointments.note,
        withdrawnAt: missedAppointments.withdrawnAt,
      })
      .from(missedAppointments)
      .where(and(eq(missedAppointments.practiceId, practiceId), eq(missedAppointments.patientId, patientId)))
      .orderBy(desc(missedAppointments.missedOn), desc(missedAppointments.id))
      .limit(100)
    return { rows, ...(await standing(tx, practiceId, patientId, rows)) }
  })
}

/** The same for the patients themselves, where their practice shows it; in the caller's transaction. */
export async function ownMissed(tx: Tx, practiceId: string, patientId: string) {
  const rows = await tx
    .select({ missedOn: missedAppointments.missedOn, withdrawnAt: missedAppointments.withdrawnAt })
    .from(missedAppointments)
    .where(and(eq(missedAppointments.practiceId, practiceId), eq(missedAppointments.patientId, patientId)))
  const { shown, account, count, limit } = await standing(tx, practiceId, patientId, rows)
  return { count: shown ? count : null, limit, stopped: account?.stopped ?? false }
}

type Row = { missedOn: string; withdrawnAt: Date | null }

async function standing(tx: Tx, practiceId: string, patientId: string, rows: Row[]) {
  const [settings] = await tx
    .select({
      limit: practiceSettings.missedAppointmentLimit,
      since: practiceSettings.missedAppointmentsSince,
      shown: practiceSettings.showMissedAppointments,
    })
    .from(practiceSettings)
    .where(eq(practiceSettings.practiceId, practiceId))
  const { limit = null, since = null, shown = false } = settings ?? {}
  const [account] = await tx
    .select({ id: onlineAccounts.id, exempt: onlineAccounts.missedAppointmentsExempt, setter: accountModules.setter })
    .from(onlineAccounts)
    .leftJoin(
      accountModules,
      and(
        eq(accountModules.practiceId, practiceId),
        eq(accountModules.accountId, onlineAccounts.id),
        eq(accountModules.module, 'appointments'),
      ),
    )
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.patientId, patientId),
        isNull(onlineAccounts.closedAt),
      ),
    )
  const missedOn = rows.filter(({ withdrawnAt }) => withdrawnAt === null).map((row) => row.missedOn)
  return {
    ...{ limit, since, shown },
    count: countMissed({ since, missedOn }),
    account: account ? { exempt: account.exempt, stopped: account.setter === 'missed-appointments' } : null,
  }
}
