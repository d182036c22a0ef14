import { randomInt } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { recoveryCodes } from '@/drizzle/schema'
import { codeAlphabet, readCode } from '@/lib/domain/letters/letter-codes'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { hashSecret } from '@/lib/platform/secrets'

const howMany = 10
const length = 10

/** Puts ten fresh codes in place of a login's old ones and gives them back, this once: only hashes are stored. */
export async function replaceRecoveryCodes(tx: Tx, now: Date, loginId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.loginId, loginId))
  await tx
    .insert(recoveryCodes)
    .values(
      codes.map((code) => ({ id: newId(now.getTime()), loginId, codeHash: hashOf(loginId, code), createdAt: now })),
    )
  return codes.map((code) => `${code.slice(0, length / 2)}-${code.slice(length / 2)}`)
}

/** Uses a code once: one conditional UPDATE, so of those who type it at once one gets in. */
export async function takeRecoveryCode(tx: Tx, now: Date, loginId: string, typed: string): Promise<boolean> {
  const code = readCode(typed)
  if (code.length !== length) return false
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.loginId, loginId),
        eq(recoveryCodes.codeHash, hashOf(loginId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  return used.length > 0
}

export async function recoveryCodesLeft(tx: Tx, loginId: string): Promise<number> {
  const [row] = await tx
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.loginId, loginId), isNull(recoveryCodes.usedAt)))
  return row?.left ?? 0
}

/** Fifty bits, which five wrong tries at a time never find. */
function newCode(): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

function hashOf(loginId: string, code: string): string {
  return hashSecret(`recovery:${loginId}:${code}`)
}
