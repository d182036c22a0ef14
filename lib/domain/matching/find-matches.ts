import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patients } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { explainMatch, type Match, type MatchDetails } from './explain-match'

export type FoundMatch = { patientId: string; match: Match }

/**
 * People on file who may be the one described. Candidates share a number or the birth date, both indexed; the pure
 * module decides. Runs in the transaction that then writes, after `lockPerson`.
 */
export async function findMatches(tx: Tx, ctx: Ctx, details: MatchDetails): Promise<FoundMatch[]> {
  const practiceId = practiceOf(ctx)
  const values = details.identifiers.map((identifier) => identifier.slice(identifier.indexOf(':') + 1))
  const byNumber =
    values.length > 0
      ? await tx
          .select({ id: patientIdentifiers.patientId })
          .from(patientIdentifiers)
          .where(and(eq(patientIdentifiers.practiceId, practiceId), inArray(patientIdentifiers.value, values)))
      : []
  const ids = byNumber.map((row) => row.id)
  const born = eq(patients.dateOfBirth, details.dateOfBirth)
  const candidates = await tx
    .select({
      id: patients.id,
      givenName: patients.givenName,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      address: patients.address,
    })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), ids.length > 0 ? or(born, inArray(patients.id, ids)) : born))
    .limit(500)
  if (candidates.length === 0) return []
  const known = await detailsOf(tx, practiceId, candidates)
  return known
    .map(({ patientId, ...other }) => ({ patientId, match: explainMatch(details, other) }))
    .filter(({ match }) => match.verdict === 'match')
}

type Candidate = Pick<typeof patients.$inferSelect, 'id' | 'givenName' | 'familyName' | 'dateOfBirth' | 'address'>

async function detailsOf(tx: Tx, practiceId: string, candidates: Candidate[]) {
  const ids = candidates.map((candidate) => candidate.id)
  const contacts = await tx
    .select({ patientId: patientContacts.patientId, kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), inArray(patientContacts.patientId, ids)))
  const numbers = await tx
    .select({
      patientId: patientIdentifiers.patientId,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
    })
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), inArray(patientIdentifiers.patientId, ids)))
  return candidates.map((candidate) => ({
    patientId: candidate.id,
    givenName: candidate.givenName,
    familyName: candidate.familyName,
    dateOfBirth: candidate.dateOfBirth,
    postcode: candidate.address?.postcode ?? null,
    identifiers: numbers.filter((n) => n.patientId === candidate.id).map((n) => `${n.scheme}:${n.value}`),
    emails: contacts.filter((c) => c.patientId === candidate.id && c.kind === 'email').map((c) => c.value),
    mobiles: contacts.filter((c) => c.patientId === candidate.id && c.kind === 'mobile').map((c) => c.value),
  }))
}

/** Two people who describe themselves alike at the same moment take turns, so that the second finds the first. */
export async function lockPerson(tx: Tx, ctx: Ctx, dateOfBirth: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${practiceOf(ctx)}:${dateOfBirth}`}, 0))`)
}
