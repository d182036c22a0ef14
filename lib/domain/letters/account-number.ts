import { randomInt } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { identifierSchemes } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/**
 * Ten digits, the last of which checks the others (Luhn). A string always: it may begin with 0. Never a right national
 * number too, as one in eleven would be: so a token typed beside it is told from a Patient ID's before a try is spent.
 */
export function newAccountNumber(): string {
  for (;;) {
    const body = String(randomInt(1_000_000_000)).padStart(9, '0')
    const number = body + luhnDigit(body)
    if (!identifierSchemes.some((scheme) => checkIdentifier(scheme, number).ok)) return number
  }
}

export function isAccountNumber(digits: string): boolean {
  return /^\d{10}$/.test(digits) && digits.endsWith(luhnDigit(digits.slice(0, -1)))
}

function luhnDigit(body: string): string {
  let sum = 0
  for (const [index, digit] of [...body].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/** The Account ID of an account; made with its first letter, and kept. Unique in the practice by constraint. */
export async function accountNumberOf(tx: Tx, ctx: Ctx, accountId: string): Promise<string> {
  const practiceId = practiceOf(ctx)
  for (let tries = 0; tries < 20; tries += 1) {
    const number = newAccountNumber()
    // A number that is taken is left alone, and another drawn.
    await tx
      .update(onlineAccounts)
      .set({ accountNumber: number })
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceId),
          eq(onlineAccounts.id, accountId),
          isNull(onlineAccounts.accountNumber),
          sql`not exists (select from ${onlineAccounts} taken where taken.practice_id = ${practiceId} and taken.account_number = ${number})`,
        ),
      )
    const [row] = await tx
      .select({ number: onlineAccounts.accountNumber })
      .from(onlineAccounts)
      .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, accountId)))
    if (row?.number) return row.number
  }
  throw new Error('No free account number was found')
}
