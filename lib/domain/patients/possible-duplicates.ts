import { and, eq, or } from 'drizzle-orm'
import { notSamePerson } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAccess } from '@/lib/domain/audit/record-access'
import { explainMatch, type MatchFields } from '@/lib/domain/matching/explain-match'
import { findMatches } from '@/lib/domain/matching/find-matches'
import { detailsOfPatients } from '@/lib/domain/matching/known-details'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { type PatientLine, patientLines } from './patient-lines'

export type PossibleDuplicate = { patient: PatientLine; fields: MatchFields }

const shown = 5

/**
 * Who else on file may be this patient, the likeliest first, without those staff said are somebody else. A list as a
 * search gives it; the look at one of them is recorded where they are compared.
 */
export async function possibleDuplicates(ctx: Ctx, patientId: string): Promise<PossibleDuplicate[]> {
  visibleTo(ctx.actor, 'patient:view')
  return read(ctx, async (tx) => {
    const [details] = await detailsOfPatients(tx, ctx, [patientId])
    if (!details) return []
    const others = (await findMatches(tx, ctx, details)).filter((match) => match.patientId !== patientId)
    if (others.length === 0) return []
    const different = new Set((await pairsOf(tx, ctx, patientId)).flatMap((pair) => [pair.patientId, pair.otherId]))
    const left = others.filter((match) => !different.has(match.patientId)).slice(0, shown)
    const lines = await patientLines(
      tx,
      ctx,
      left.map((match) => match.patientId),
    )
    return lines.flatMap((patient) => {
      const match = left.find((one) => one.patientId === patient.id)?.match
      return match ? [{ patient, fields: match.fields }] : []
    })
  })
}

export type SaidDifferent = {
  patient: Pick<PatientLine, 'id' | 'title' | 'givenName' | 'familyName' | 'dateOfBirth'>
  staffName: string
  at: Date
}

/** Whom staff said this patient is not, the newest first, so that it can be looked at again. */
export async function saidDifferent(ctx: Ctx, patientId: string): Promise<SaidDifferent[]> {
  visibleTo(ctx.actor, 'patient:view')
  return read(ctx, async (tx) => {
    const pairs = (await pairsOf(tx, ctx, patientId))
      .flatMap(({ otherId, ...pair }) => (otherId ? [{ ...pair, otherId }] : []))
      .map((pair) => ({ ...pair, id: pair.patientId === patientId ? pair.otherId : pair.patientId }))
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, shown)
    const lines = await patientLines(
      tx,
      ctx,
      pairs.map(({ id }) => id),
    )
    return pairs.flatMap(({ id, staffName, at }) => {
      const patient = lines.find((line) => line.id === id)
      return patient ? [{ patient, staffName, at }] : []
    })
  })
}

export type ComparedPatients = {
  patient: PatientLine
  other: PatientLine
  fields: MatchFields
  /** Who said that they are two people, and why. */
  different: { staffName: string; reason: string | null; at: Date } | null
}

/** Two patients side by side; a look at the other, as the page is the first one's. Null where either is not there. */
export async function comparePatients(
  ctx: Ctx,
  { patientId, otherId }: { patientId: string; otherId: string },
): Promise<ComparedPatients | null> {
  visibleTo(ctx.actor, 'patient:view')
  if (!isId(patientId) || !isId(otherId) || patientId === otherId) return null
  return read(ctx, async (tx) => {
    const [patient, other] = await patientLines(tx, ctx, [patientId, otherId])
    if (!patient || !other) return null
    const details = await detailsOfPatients(tx, ctx, [patientId, otherId])
    const [a, b] = [patientId, otherId].map((id) => details.find((one) => one.patientId === id))
    if (!a || !b) return null
    await recordAccess(tx, ctx, { patientId, what: 'comparison' })
    await recordAccess(tx, ctx, { patientId: otherId, what: 'comparison' })
    const said = (await pairsOf(tx, ctx, patientId)).find((pair) => [pair.patientId, pair.otherId].includes(otherId))
    const different = said ? { staffName: said.staffName, reason: said.reason, at: said.at } : null
    return { patient, other, fields: explainMatch(a, b).fields, different }
  })
}

/** Every pair this patient is one of, whichever way it was said. */
function pairsOf(tx: Tx, ctx: Ctx, patientId: string) {
  return tx
    .select({
      patientId: notSamePerson.patientId,
      otherId: notSamePerson.otherPatientId,
      staffName: notSamePerson.staffName,
      reason: notSamePerson.reason,
      at: notSamePerson.at,
    })
    .from(notSamePerson)
    .where(
      and(
        eq(notSamePerson.practiceId, practiceOf(ctx)),
        or(eq(notSamePerson.patientId, patientId), eq(notSamePerson.otherPatientId, patientId)),
      ),
    )
}
