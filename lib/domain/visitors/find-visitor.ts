import { and, eq, gt } from 'drizzle-orm'
import { visitors } from '@/drizzle/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'

/** The visitor a token opens at this practice, while their hour lasts. Only the token's holder can ask. */
export async function findVisitor(ctx: Ctx, token: string): Promise<{ visitorId: string } | null> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ visitorId: visitors.id })
      .from(visitors)
      .where(
        and(
          eq(visitors.practiceId, practiceOf(ctx)),
          eq(visitors.tokenHash, hashSecret(token)),
          gt(visitors.expiresAt, ctx.now),
        ),
      ),
  )
  return row ?? null
}

/** One visitor whose hour lasts, in a condition. */
export function liveVisitor(ctx: Ctx, visitorId: string) {
  return and(eq(visitors.practiceId, practiceOf(ctx)), eq(visitors.id, visitorId), gt(visitors.expiresAt, ctx.now))
}

/** The same, loaded inside a verb's transaction. */
export async function loadVisitor(tx: Tx, ctx: Ctx, visitorId: string) {
  const [row] = await tx
    .select({ codeSentAt: visitors.codeSentAt, provenAt: visitors.provenAt })
    .from(visitors)
    .where(liveVisitor(ctx, visitorId))
  if (!row) throw new NotFound('visitor')
  return row
}
