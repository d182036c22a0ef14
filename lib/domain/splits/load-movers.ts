import { and, eq, inArray } from 'drizzle-orm'
import { patientChanges, patientContacts, patientIdentifiers, patientMoves, patients } from '@/drizzle/schema'
import { type LoadedFacts, loadFactsOfMany } from '@/lib/domain/accounts/load-facts'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { type Described, lookThere } from './look-there'
import { type Planned, planMove } from './plan-move'

export type Mover = Described & { facts: LoadedFacts; planned: Planned }

type Options = { withoutAccess: boolean; hold: boolean }

/**
 * Patients with everything that moves, and what becomes of each. With `hold` nobody else changes their access or
 * registers somebody born that day at the other practice until the transaction ends.
 */
export async function loadMovers(
  tx: Tx,
  ctx: Ctx,
  there: Ctx,
  patientIds: string[],
  { withoutAccess, hold }: Options,
): Promise<Mover[]> {
  if (patientIds.length === 0) return []
  const practiceId = practiceOf(ctx)
  const facts = await loadFactsOfMany(tx, ctx, patientIds, { lock: hold })
  const people = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), inArray(patients.id, patientIds)))
  const contacts = await tx
    .select()
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), inArray(patientContacts.patientId, patientIds)))
  const numbers = await tx
    .select()
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), inArray(patientIdentifiers.patientId, patientIds)))
  const changing = await waitingAmong(tx, practiceId, patientIds)
  const moved = await movedAmong(tx, practiceId, practiceOf(there), patientIds)
  const found = people.map((patient) => ({
    patient,
    contacts: contacts.filter((one) => one.patientId === patient.id),
    numbers: numbers.filter((one) => one.patientId === patient.id),
  }))
  const onFileThere = await lookThere(tx, ctx, there, found, hold)
  return found.flatMap((one) => {
    const known = facts.get(one.patient.id)
    if (!known) return []
    const planned = planMove(
      {
        ...known,
        changeWaiting: changing.has(one.patient.id),
        movedBefore: moved.has(one.patient.id),
        there: onFileThere(one),
      },
      { withoutAccess },
    )
    return [{ ...one, facts: known, planned }]
  })
}

async function waitingAmong(tx: Tx, practiceId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: patientChanges.patientId })
    .from(patientChanges)
    .where(
      and(
        eq(patientChanges.practiceId, practiceId),
        eq(patientChanges.review, 'pending'),
        inArray(patientChanges.patientId, ids),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

async function movedAmong(tx: Tx, practiceId: string, newPracticeId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: patientMoves.patientId })
    .from(patientMoves)
    .where(
      and(
        eq(patientMoves.practiceId, practiceId),
        eq(patientMoves.newPracticeId, newPracticeId),
        inArray(patientMoves.patientId, ids),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
