import { and, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import { letters, onlineAccounts, patientIdentifiers, patients } from '@/drizzle/schema'
import { identifierSchemes } from '@/lib/domain/identifiers/vocabulary'
import { foldName } from '@/lib/domain/matching/fold-name'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { hashSecret, sameText } from '@/lib/platform/secrets'
import type { LetterClaim } from './claim-input'

/** What became of a letter; said only to somebody who gave its right code, surname and birth date. */
export type LetterFate = 'expired' | 'redeemed' | 'revoked' | 'superseded' | 'closed' | 'moved'
export type Weighed = { accountIds: string[] } & (
  | { outcome: 'right'; letterId: string; accountId: string; patientId: string }
  | { outcome: 'wrong' }
  | { outcome: LetterFate; letterId: string; patientId: string }
)

/**
 * Compares what was given with every letter of the account it names. The same statements and the same comparisons
 * whether the account is there or not; nothing stops at the first difference.
 */
export async function weighLetter(tx: Tx, ctx: Ctx, claim: LetterClaim): Promise<Weighed> {
  const rows = await lettersOf(tx, practiceOf(ctx), namedBy(tx, practiceOf(ctx), claim))
  const given = hashSecret(claim.code)
  const right = (rows.length > 0 ? rows : [nobody]).filter((row) => {
    const code = sameText(claim.block === 'key' ? row.keyHash : row.tokenHash, given)
    return [code, isSamePerson(row, claim)].every(Boolean)
  })
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))]
  const found = right.find((row) => outcomeOf(row, ctx.now) === 'right') ?? right[0]
  if (!found || found === nobody) return { outcome: 'wrong', accountIds }
  const { letterId, accountId, patientId } = found
  const outcome = outcomeOf(found, ctx.now)
  if (outcome === 'wrong') return { outcome, accountIds }
  return outcome === 'right'
    ? { outcome, letterId, accountId, patientId, accountIds }
    : { outcome, letterId, patientId, accountIds }
}

export type WeighedRow = Awaited<ReturnType<typeof lettersOf>>[number]

/** Compared where there is no letter. */
const nobody: WeighedRow = {
  letterId: '',
  accountId: '',
  patientId: '',
  status: 'revoked',
  accountStatus: 'created',
  keyHash: '',
  tokenHash: '',
  expiresAt: new Date(0),
  disabledAt: null,
  familyName: '',
  dateOfBirth: '',
  standing: 'deceased',
  endedReason: null,
}

/** Surname and birth date as given, compared whole even after the first difference. */
export function isSamePerson(row: WeighedRow, given: { surname: string; dateOfBirth: string }): boolean {
  const name = sameText(foldName(row.familyName), foldName(given.surname))
  const born = sameText(row.dateOfBirth, given.dateOfBirth)
  return [name, born].every(Boolean)
}

/**
 * Somebody who left or died has no letter that works, and an account in use is not claimed again: nothing is said. Only
 * whoever was moved to another practice is told so.
 */
export function outcomeOf(row: WeighedRow, now: Date): 'right' | 'wrong' | LetterFate {
  if (row.status === 'revoked' && row.endedReason === 'split') return 'moved'
  if (row.standing === 'deducted' || row.standing === 'deceased') return 'wrong'
  if (row.status !== 'issued') return row.status
  if (row.expiresAt <= now) return 'expired'
  if (row.accountStatus !== 'created') return 'wrong'
  return row.disabledAt ? 'closed' : 'right'
}

/** The accounts somebody named by the number of their letter: its Account ID, or the patient's own number. */
function namedBy(tx: Tx, practiceId: string, { block, number }: LetterClaim): SQL | undefined {
  if (block === 'key') return eq(onlineAccounts.accountNumber, number)
  const withNumber = tx
    .select({ id: patientIdentifiers.patientId })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.scheme, [...identifierSchemes]),
        eq(patientIdentifiers.value, number),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
  return inArray(onlineAccounts.patientId, withNumber)
}

/** Letters of open accounts, with what is compared. */
export async function lettersOf(tx: Tx, practiceId: string, which: SQL | undefined) {
  return tx
    .select({
      letterId: letters.id,
      accountId: onlineAccounts.id,
      patientId: patients.id,
      status: letters.status,
      accountStatus: onlineAccounts.status,
      keyHash: letters.keyHash,
      tokenHash: letters.tokenHash,
      expiresAt: letters.expiresAt,
      disabledAt: onlineAccounts.disabledAt,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      standing: patients.standing,
      endedReason: letters.endedReason,
    })
    .from(onlineAccounts)
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .innerJoin(letters, and(eq(letters.practiceId, practiceId), eq(letters.accountId, onlineAccounts.id)))
    .where(and(eq(onlineAccounts.practiceId, practiceId), isNull(onlineAccounts.closedAt), which))
}
