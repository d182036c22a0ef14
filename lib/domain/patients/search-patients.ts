import { and, eq, inArray } from 'drizzle-orm'
import { patientIdentifiers } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { findMatches } from './find-matches'
import { type PatientIdentifier, type PatientLine, patientLines } from './patient-lines'
import { readSearch } from './search-query'
import type { SearchToken } from './search-token'

/** `superseded` is the old number that was typed: the patient has another now, or none. */
export type FoundPatient = PatientLine & { superseded: PatientIdentifier | null }
export type PatientSearch = {
  /** How each word was read, for the screen. */
  words: Pick<SearchToken, 'kind' | 'text'>[]
  results: FoundPatient[]
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
    const [lines, old] = await Promise.all([
      patientLines(tx, ctx, ids),
      supersededNumbers(tx, ctx, ids, tokens),
      recordAudit(tx, ctx, {
        action: 'patient.searched',
        subject: { type: 'practice', id: ctx.practiceId },
        details: { results: ids.length, more, words: tokens.map((token) => token.kind) },
      }),
    ])
    return { words, results: lines.map((line) => ({ ...line, superseded: old.get(line.id) ?? null })), more }
  })
}

/** Of these patients the superseded numbers that begin as a number typed does. */
async function supersededNumbers(tx: Tx, ctx: Ctx, ids: string[], tokens: SearchToken[]) {
  const typed = tokens.filter(({ kind }) => kind === 'identifier' || kind === 'number').map(({ text }) => text)
  if (typed.length === 0 || ids.length === 0) return new Map<string, PatientIdentifier>()
  const rows = await tx
    .select({
      patientId: patientIdentifiers.patientId,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
      status: patientIdentifiers.status,
    })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceOf(ctx)),
        inArray(patientIdentifiers.patientId, ids),
        eq(patientIdentifiers.status, 'superseded'),
      ),
    )
  return new Map(
    rows
      .filter(({ value }) => typed.some((start) => value.startsWith(start)))
      .map(({ patientId, scheme, ...rest }) => [patientId, { ...rest, scheme: scheme as IdentifierScheme }]),
  )
}
