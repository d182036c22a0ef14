import { and, asc, eq, isNull } from 'drizzle-orm'
import { accountModules, missedAppointments, practiceSettings } from '@/drizzle/schema'
import type { LoadedFacts } from '@/lib/domain/accounts/load-facts'
import { recordAccountEvent } from '@/lib/domain/accounts/move-account'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { countMissed, type MissedOutcome, missedOutcome } from './rule'

/**
 * Does what follows from the appointments a patient has missed, in the transaction that changed their number and holds
 * the patient's row. Says what it did.
 */
export async function applyMissedRule(
  tx: Tx,
  ctx: Ctx,
  { open, patientId }: LoadedFacts,
  one: 'more' | 'less',
): Promise<MissedOutcome> {
  if (!open) return null
  const practiceId = practiceOf(ctx)
  const [settings] = await tx.select().from(practiceSettings).where(eq(practiceSettings.practiceId, practiceId))
  if (!settings) throw new Error('A practice has no settings')
  const ofBooking = and(
    eq(accountModules.practiceId, practiceId),
    eq(accountModules.accountId, open.id),
    eq(accountModules.module, 'appointments'),
  )
  const [chosen] = await tx.select().from(accountModules).where(ofBooking)
  const { offered = false, byDefault = false } = settings.modules.appointments ?? {}
  const missedOn = await daysMissed(tx, practiceId, patientId)
  const { missedAppointmentLimit: limit, missedAppointmentsSince: since } = settings
  const outcome = missedOutcome(
    {
      ...{ limit, since, missedOn, exempt: open.missedAppointmentsExempt },
      booking: {
        on: offered && (chosen?.enabled ?? byDefault),
        stoppedByRule: chosen?.setter === 'missed-appointments' && !chosen.enabled,
      },
    },
    one,
  )
  if (outcome === 'warn') await tellPatient(tx, ctx, patientId, 'missed-warning')
  if (outcome === 'stop') {
    const reason = `${countMissed({ since, missedOn })} missed appointments`
    const set = { enabled: false, setter: 'missed-appointments' as const, reason, actor: 'system', at: ctx.now }
    await tx
      .insert(accountModules)
      .values({ practiceId, accountId: open.id, module: 'appointments', ...set })
      .onConflictDoUpdate({
        target: [accountModules.practiceId, accountModules.accountId, accountModules.module],
        set,
      })
    await tellPatient(tx, ctx, patientId, 'booking-paused')
  }
  if (outcome === 'allow-again') await tx.delete(accountModules).where(ofBooking)
  if (outcome === 'stop' || outcome === 'allow-again') {
    const action = outcome === 'stop' ? 'module-off' : 'module-on'
    const about = { reason: 'missed-appointments', details: { module: 'appointments' } }
    await recordAccountEvent(tx, ctx, { accountId: open.id, action, toStatus: open.status, ...about })
    await recordAudit(tx, ctx, {
      action: 'account.missed-rule',
      subject: { type: 'online-account', id: open.id },
      patientId,
      details: { outcome, missed: countMissed({ since, missedOn }), limit },
    })
  }
  return outcome
}

async function daysMissed(tx: Tx, practiceId: string, patientId: string): Promise<string[]> {
  const rows = await tx
    .select({ missedOn: missedAppointments.missedOn })
    .from(missedAppointments)
    .where(
      and(
        eq(missedAppointments.practiceId, practiceId),
        eq(missedAppointments.patientId, patientId),
        isNull(missedAppointments.withdrawnAt),
      ),
    )
    .orderBy(asc(missedAppointments.missedOn))
  return rows.map(({ missedOn }) => missedOn)
}
