import { and, eq, sql } from 'drizzle-orm'
import { letters, onlineAccounts, patients, practiceSettings } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { encrypt, hashSecret } from '@/lib/platform/secrets'
import { accountNumberOf } from './account-number'
import { type LetterCodes, newLetterCodes } from './letter-codes'
import { endLetter, recordLetterEvent } from './move-letter'

const day = 24 * 3_600_000

/**
 * Issues a letter for an account inside the caller's transaction: new codes, and the letter before it void. Whether it
 * may be issued is for the verbs to decide; that an account has one issued letter at most is the database's.
 */
export async function issueLetter(
  tx: Tx,
  ctx: Ctx,
  { accountId, reason }: { accountId: string; reason?: string },
): Promise<{ letterId: string }> {
  const practiceId = practiceOf(ctx)
  const facts = await lockAccount(tx, practiceId, accountId)
  await endLetter(tx, ctx, accountId, 'supersede', 'new-letter')
  await accountNumberOf(tx, ctx, accountId)
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${letters.issueNumber}), 0)::int` })
    .from(letters)
    .where(and(eq(letters.practiceId, practiceId), eq(letters.accountId, accountId)))
  const codes = newLetterCodes()
  const letterId = newId(ctx.now.getTime())
  await tx.insert(letters).values({
    practiceId,
    id: letterId,
    accountId,
    issueNumber: (last?.number ?? 0) + 1,
    status: 'issued',
    ...storedCodes(codes),
    locale: facts.locale,
    format: facts.needs.needs.includes('large-print') ? 'large-print' : 'standard',
    issuedAt: ctx.now,
    issuedBy: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    reason: reason ?? null,
    expiresAt: new Date(ctx.now.getTime() + facts.days * day),
  })
  await recordLetterEvent(tx, ctx, letterId, 'issue', reason)
  await recordAudit(tx, ctx, {
    action: 'letter.issued',
    subject: { type: 'letter', id: letterId },
    patientId: facts.patientId,
    ...(reason ? { reason } : {}),
    details: { accountId },
  })
  return { letterId }
}

/** What is kept of codes: keyed hashes to compare, and the codes encrypted while they may be printed again. */
function storedCodes(codes: LetterCodes) {
  return {
    keyHash: hashSecret(codes.key),
    tokenHash: hashSecret(codes.token),
    sealedCodes: encrypt(JSON.stringify(codes)),
  }
}

/** Two who issue at once take turns at the account's row. */
async function lockAccount(tx: Tx, practiceId: string, accountId: string) {
  const [row] = await tx
    .select({
      patientId: patients.id,
      locale: patients.locale,
      needs: patients.needs,
      days: practiceSettings.letterDays,
    })
    .from(onlineAccounts)
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, practiceId))
    .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, accountId)))
    .for('update', { of: onlineAccounts })
  if (!row) throw new Conflict({ key: 'errors.letter.noPatient' })
  return row
}
