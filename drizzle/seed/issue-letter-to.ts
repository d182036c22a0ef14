import { and, eq } from 'drizzle-orm'
import { letters, onlineAccounts } from '@/drizzle/schema'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { issueLetter } from '@/lib/domain/letters/issue-letter'
import type { LetterCodes } from '@/lib/domain/letters/letter-codes'
import { admitPatient } from '@/lib/domain/patients/admit-patient'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { decrypt } from '@/lib/platform/secrets'

export type LetterFor = {
  familyName: string
  dateOfBirth: string
  givenName?: string
  identifier?: { scheme: IdentifierScheme; value: string }
  email?: string
}
export type IssuedLetter = {
  patientId: string
  accountId: string
  letterId: string
  accountNumber: string
} & LetterCodes

/** A synthetic patient with a created account and a letter for it, and what stands printed on that letter. */
export async function issueLetterTo(ctx: Ctx, person: LetterFor): Promise<IssuedLetter> {
  return withoutAudit(ctx, async (tx) => {
    const patientId = await admitPatient(tx, ctx, {
      ...{ title: null, givenName: person.givenName ?? 'Letter', sex: null, gender: null, chargebandId: null },
      ...{ familyName: person.familyName, dateOfBirth: person.dateOfBirth },
      ...{ department: null, division: null, address: null, nextOfKin: null, contactPreferences: {}, locale: 'en' },
      identifier: person.identifier ?? null,
      email: person.email ? { value: person.email, verified: false } : null,
      mobile: null,
    })
    const accountId = newId()
    await tx.insert(onlineAccounts).values({
      ...{ practiceId: practiceOf(ctx), id: accountId, patientId, kind: 'full', status: 'created' },
      createdAt: ctx.now,
    })
    const { letterId } = await issueLetter(tx, ctx, { accountId })
    return { patientId, accountId, letterId, ...(await printed(tx, ctx, letterId)) }
  })
}

async function printed(tx: Tx, ctx: Ctx, letterId: string): Promise<LetterCodes & { accountNumber: string }> {
  const [row] = await tx
    .select({ sealed: letters.sealedCodes, accountNumber: onlineAccounts.accountNumber })
    .from(letters)
    .innerJoin(
      onlineAccounts,
      and(eq(onlineAccounts.practiceId, letters.practiceId), eq(onlineAccounts.id, letters.accountId)),
    )
    .where(and(eq(letters.practiceId, practiceOf(ctx)), eq(letters.id, letterId)))
  if (!row?.sealed || !row.accountNumber) throw new Error('The letter was not issued')
  const codes: LetterCodes = JSON.parse(decrypt(row.sealed))
  return { accountNumber: row.accountNumber, ...codes }
}
