import { and, count, eq, ne } from 'drizzle-orm'
import { notSamePerson, patientContacts } from '@/drizzle/schema'
import { recordAccess } from '@/lib/domain/audit/record-access'
import type { MatchDetails, MatchFields } from '@/lib/domain/matching/explain-match'
import { findMatches } from '@/lib/domain/matching/find-matches'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { type FieldErrors, Invalid } from '@/lib/domain/shared/errors'
import { formatIdentifier } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { patientLines } from './patient-lines'
import type { ContactKind } from './vocabulary'

/** One person on file who may be the same, as the form shows and carries them, with what agrees. */
export type Shown = { id: string; name: string; born: string; number: string; postcode: string; fields: MatchFields }

/** The likeliest are shown; whoever is like so many is somebody else than the rest too. */
const mostShown = 10

/**
 * Refuses while somebody on file may be this person and staff have not said, of those people, that it is somebody else. Returns their ids. Seeing them is a look at each.
 */
export async function refuseUnseenMatches(
  tx: Tx,
  ctx: Ctx,
  details: MatchDetails,
  said: { somebodyElse: boolean; shown?: string | null },
): Promise<string[]> {
  const found = await findMatches(tx, ctx, details)
  const ids = found.map(({ patientId }) => patientId)
  if (ids.length === 0) return []
  const asked = ids.slice(0, mostShown)
  if (said.somebodyElse && asked.every((id) => said.shown?.includes(id))) return ids
  const lines = await patientLines(tx, ctx, asked)
  for (const { id } of lines) await recordAccess(tx, ctx, { patientId: id, what: 'possible-match' })
  const shown: Shown[] = lines.flatMap((line) => {
    const match = found.find(({ patientId }) => patientId === line.id)?.match
    if (!match) return []
    return {
      id: line.id,
      name: [line.givenName, line.familyName].filter(Boolean).join(' '),
      born: line.dateOfBirth,
      number: line.identifier ? formatIdentifier(line.identifier.scheme, line.identifier.value) : '',
      postcode: line.postcode ?? '',
      fields: match.fields,
    }
  })
  throw new Invalid(
    { somebodyElse: { key: 'errors.patient.mayBeOnFile', params: { count: ids.length } } },
    // A box ticked for other people must be ticked again for these.
    { shown: JSON.stringify(shown), somebodyElse: '' },
  )
}

/** Remembers that this patient and each of those are two people; said once, it is not asked again. */
export async function rememberDifferent(tx: Tx, ctx: Ctx, patientId: string, others: string[]): Promise<void> {
  if (others.length === 0) return
  const staffName = ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind
  const practiceId = practiceOf(ctx)
  await tx
    .insert(notSamePerson)
    .values(
      others.map((otherPatientId) => ({ practiceId, id: newId(), patientId, otherPatientId, staffName, at: ctx.now })),
    )
    .onConflictDoNothing()
}

/** Refuses a contact that other patients use until staff have said that it is right. Messages show at its field. */
export async function refuseSharedContacts(
  tx: Tx,
  ctx: Ctx,
  /** `kind` names the field of the form; `words` the kind where the field has another name. */
  contacts: { kind: string; value: string; words?: ContactKind }[],
  said: { sharedAccepted: boolean; patientId?: string },
): Promise<boolean> {
  const refused: FieldErrors = {}
  for (const { kind, value, words = kind } of contacts) {
    const others = await usedByOthers(tx, ctx, value, said.patientId)
    if (others > 0)
      refused[kind] = {
        key: words === 'email' ? 'errors.patient.shared.email' : 'errors.patient.shared.mobile',
        params: { count: others },
      }
  }
  if (Object.keys(refused).length === 0) return false
  if (said.sharedAccepted) return true
  throw new Invalid({ ...refused, sharedAccepted: { key: 'errors.patient.shared.accept' } }, { sharedAccepted: '' })
}

async function usedByOthers(tx: Tx, ctx: Ctx, value: string, exceptPatientId?: string): Promise<number> {
  const same = and(eq(patientContacts.practiceId, practiceOf(ctx)), eq(patientContacts.value, value))
  const [row] = await tx
    .select({ others: count() })
    .from(patientContacts)
    .where(exceptPatientId ? and(same, ne(patientContacts.patientId, exceptPatientId)) : same)
  return row?.others ?? 0
}
