import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { letterEvents, letters } from '@/drizzle/schema'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type LetterStatus, letterTransitions } from './vocabulary'

type Action = keyof typeof letterTransitions

/**
 * Ends the letter an account has, if it has one: one conditional UPDATE. Whatever ends it, its codes can no longer be
 * read back. Returns the letter's id, or null when there was none to end.
 */
export async function endLetter(
  tx: Tx,
  ctx: Ctx,
  accountId: string,
  action: Action,
  reason: string,
  registrationId?: string,
): Promise<string | null> {
  const { from, to }: { from: readonly LetterStatus[]; to: LetterStatus } = letterTransitions[action]
  const ended = await tx
    .update(letters)
    .set({
      status: to,
      sealedCodes: null,
      endedAt: ctx.now,
      endedReason: reason,
      version: sql`${letters.version} + 1`,
      ...(registrationId ? { registrationId } : {}),
    })
    .where(
      and(
        eq(letters.practiceId, practiceOf(ctx)),
        eq(letters.accountId, accountId),
        inArray(letters.status, [...from]),
        // Another letter may have taken the place of the one whose date has passed.
        action === 'expire' ? lte(letters.expiresAt, ctx.now) : undefined,
      ),
    )
    .returning({ id: letters.id })
  for (const { id } of ended) {
    await recordLetterEvent(tx, ctx, id, action, reason)
    await endSecrets(tx, ctx.now, 'letter-link', id)
  }
  return ended.at(-1)?.id ?? null
}

/** One line of a letter's history. */
export async function recordLetterEvent(
  tx: Tx,
  ctx: Ctx,
  letterId: string,
  action: string,
  reason?: string,
): Promise<void> {
  await tx.insert(letterEvents).values({
    practiceId: practiceOf(ctx),
    id: newId(ctx.now.getTime()),
    letterId,
    action,
    actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    reason: reason ?? null,
    at: ctx.now,
  })
}
