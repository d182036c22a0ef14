import { and, eq, type SQL, sql } from 'drizzle-orm'
import { letters, onlineAccounts, patientIdentifiers, patients, practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { dateIn, zoneOfNation } from '@/lib/format'
import type { Tx } from '@/lib/platform/db'
import { decrypt } from '@/lib/platform/secrets'
import { addresseeOf } from './addressee'
import type { LetterCodes } from './letter-codes'
import { hiddenCode, localesOfLetter, type PrintedLetter } from './printed-letter'

/**
 * The patient's letter as it is printed. Its codes are there only once printing was counted, while it may be printed
 * again; a preview shows their place. Either is a look that the log has.
 */
export async function letterToPrint(
  ctx: Ctx,
  { patientId, preview }: { patientId: string; preview: boolean },
): Promise<PrintedLetter> {
  authorize(ctx.actor, 'letter:print')
  if (!isId(patientId)) throw new NotFound('letter')
  return transaction(ctx, async (tx) => {
    const [row] = await issuedLetters(tx, practiceOf(ctx), eq(onlineAccounts.patientId, patientId))
    if (!row || (!preview && row.letter.printCount === 0)) throw new NotFound('letter')
    await recordAudit(tx, ctx, {
      action: 'letter.shown',
      subject: { type: 'letter', id: row.letter.id },
      patientId,
      details: { preview },
    })
    return printed(row, preview)
  })
}

export type LetterRow = Awaited<ReturnType<typeof issuedLetters>>[number]

/** The issued letters that a condition picks, with all that is printed on them; without a number there is no letter. */
export async function issuedLetters(tx: Tx, practiceId: string, which: SQL) {
  const [practice] = await tx.select().from(practices).where(eq(practices.id, practiceId))
  if (!practice) throw new NotFound('practice')
  const rows = await tx
    .select({
      letter: letters,
      accountNumber: onlineAccounts.accountNumber,
      patient: {
        id: patients.id,
        title: patients.title,
        givenName: patients.givenName,
        familyName: patients.familyName,
        address: patients.address,
        correspondenceAddress: patients.correspondenceAddress,
        restricted: patients.restricted,
        needs: patients.needs,
      },
      number: sql<string | null>`(select ${patientIdentifiers.value} from ${patientIdentifiers}
        where ${patientIdentifiers.practiceId} = ${practiceId} and ${patientIdentifiers.patientId} = ${patients.id}
          and ${patientIdentifiers.scheme} = ${schemeOfNation[practice.nation]}
          and ${patientIdentifiers.status} <> 'superseded' limit 1)`,
    })
    .from(letters)
    .innerJoin(onlineAccounts, and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, letters.accountId)))
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .where(and(eq(letters.practiceId, practiceId), eq(letters.status, 'issued'), which))
  return rows.flatMap(({ number, ...row }) =>
    number && row.letter.sealedCodes && row.accountNumber ? [{ ...row, practice, number }] : [],
  )
}

/** A row as what stands on paper. */
export function printed(
  { letter, accountNumber, practice, patient, number }: LetterRow,
  preview = false,
): PrintedLetter {
  const codes: LetterCodes = preview
    ? { key: hiddenCode, token: hiddenCode }
    : JSON.parse(decrypt(letter.sealedCodes ?? ''))
  const day = (moment: Date) => dateIn(moment, zoneOfNation[practice.nation])
  return {
    practice: { ...practice, code: practice.practiceCode },
    to: addresseeOf(patient),
    patientId: { scheme: schemeOfNation[practice.nation], value: number },
    accountNumber: accountNumber ?? '',
    ...codes,
    issueNumber: letter.issueNumber,
    reprint: Math.max(0, letter.printCount - 1),
    issuedOn: day(letter.issuedAt),
    expiresOn: day(letter.expiresAt),
    locales: localesOfLetter(practice.nation, letter.locale),
    // A need recorded since the letter was issued is met by the next print of it.
    format: patient.needs.needs.includes('large-print') ? 'large-print' : letter.format,
  }
}
