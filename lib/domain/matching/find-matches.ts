import { sql } from 'drizzle-orm'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { candidateIds } from './candidate-ids'
import { explainMatch, type Match, type MatchDetails } from './explain-match'
import { detailsOfPatients } from './known-details'
import { dateEitherWay } from './near-dates'

export type FoundMatch = { patientId: string; match: Match }

/**
 * People on file who may be the one described, the likeliest first. Candidates come from indexes; the pure module
 * decides. Runs in the transaction that then writes, after `lockPerson`.
 */
export async function findMatches(tx: Tx, ctx: Ctx, details: MatchDetails): Promise<FoundMatch[]> {
  const ids = await candidateIds(tx, practiceOf(ctx), details)
  const known = await detailsOfPatients(tx, ctx, ids)
  return known
    .map(({ patientId, ...other }) => ({ patientId, match: explainMatch(details, other) }))
    .filter(({ match }) => match.verdict !== 'different')
    .sort((a, b) => likeness(b.match) - likeness(a.match) || a.patientId.localeCompare(b.patientId))
}

/** For the order only: what agrees counts most, and the same before the possible. */
function likeness({ verdict, fields }: Match): number {
  const worth = { agree: 2, near: 1, missing: 0, disagree: -1 }
  return Object.values(fields).reduce((sum, field) => sum + worth[field], verdict === 'same' ? 100 : 0)
}

/**
 * Two people who describe themselves alike at the same moment take turns, so that the second finds the first; of the same
 * day or of its day and month swapped.
 */
export async function lockPerson(tx: Tx, ctx: Ctx, dateOfBirth: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${practiceOf(ctx)}:${dateEitherWay(dateOfBirth)}`}, 0))`,
  )
}
