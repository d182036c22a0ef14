import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { chargebands, messages, onlineAccounts, patientChanges, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { reachedPatients } from './reach'

/**
 * Emails a patient whom staff have just put on a chargeband with online booking how to register, the first time only,
 * by the rules of *Allow and notify*. Says whether an email is on its way. Patients from a list are not written to.
 */
export async function invitePatient(
  tx: Tx,
  ctx: Ctx,
  { patientId, chargebandId }: { patientId: string; chargebandId: string | null },
): Promise<boolean> {
  if (!chargebandId || !(await isOnline(tx, ctx, chargebandId)) || (await knowsAlready(tx, ctx, patientId)))
    return false
  const [patient] = await reachedPatients(tx, ctx, chargebandId, patientId)
  if (patient?.channel !== 'email') return false
  await announce(tx, ctx, {
    kind: 'online-access-open',
    channel: patient.channel,
    recipient: patient.recipient,
    locale: patient.locale,
    ids: { chargebandId, patientId },
    patientId,
  })
  return true
}

/** Whoever enables online booking at this moment waits, or is waited for: one of the two writes to the patient. */
async function isOnline(tx: Tx, ctx: Ctx, chargebandId: string): Promise<boolean> {
  const [band] = await tx
    .select({ online: chargebands.onlineBookingEnabledAt })
    .from(chargebands)
    .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
    .for('share')
  return Boolean(band?.online)
}

/** Was written to before, has an online account in any state, or left a chargeband that was online by then. */
async function knowsAlready(tx: Tx, ctx: Ctx, patientId: string): Promise<boolean> {
  const practiceId = practiceOf(ctx)
  const written = tx
    .select({ one: sql`1` })
    .from(messages)
    .where(
      and(
        eq(messages.practiceId, practiceId),
        eq(messages.patientId, patientId),
        eq(messages.kind, 'online-access-open'),
      ),
    )
  const account = tx
    .select({ one: sql`1` })
    .from(onlineAccounts)
    .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.patientId, patientId)))
  const left = tx
    .select({ one: sql`1` })
    .from(patientChanges)
    .innerJoin(
      chargebands,
      and(
        eq(chargebands.practiceId, patientChanges.practiceId),
        sql`to_jsonb(${chargebands.id}::text) = ${patientChanges.before}`,
        isNotNull(chargebands.onlineBookingEnabledAt),
        sql`${chargebands.onlineBookingEnabledAt} <= ${patientChanges.at}`,
      ),
    )
    .where(
      and(
        eq(patientChanges.practiceId, practiceId),
        eq(patientChanges.patientId, patientId),
        eq(patientChanges.field, 'chargebandId'),
      ),
    )
  const [row] = await tx
    .select({ knows: sql<boolean>`exists (${written}) or exists (${account}) or exists (${left})` })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  return row?.knows ?? true
}
