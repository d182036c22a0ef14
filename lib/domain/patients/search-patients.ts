import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { findMatches } from './find-matches'
import { type PatientLine, patientLines } from './patient-lines'
import { readSearch } from './search-query'
import type { SearchToken } from './search-token'

export type PatientSearch = {
  /** How each word was read, for the screen. */
  words: Pick<SearchToken, 'kind' | 'text'>[]
  results: PatientLine[]
  /** There are more than are shown: another word is needed. */
  more: boolean
}

/** Finds patients by any start of a name, birth date, number, email, phone or postcode; all words must match. */
export async function searchPatients(
  ctx: Ctx,
  input: { query: string; today: string; limit?: number },
): Promise<PatientSearch> {
  visibleTo(ctx.actor, 'patient:search')
  const limit = Math.min(input.limit ?? 50, 50)
  const tokens = readSearch(input.query, input.today)
  const words = tokens.map(({ kind, text }) => ({ kind, text }))
  if (tokens.length === 0) return { words, results: [], more: false }

  return read(ctx, async (tx) => {
    const { ids, more } = await findMatches(tx, practiceOf(ctx), tokens, limit)
    // The words name people, so only their kinds are kept.
    await recordAudit(tx, ctx, {
      action: 'patient.searched',
      subject: { type: 'practice', id: ctx.practiceId },
      details: { results: ids.length, more, words: tokens.map((token) => token.kind) },
    })
    return { words, results: await patientLines(tx, ctx, ids), more }
  })
}
