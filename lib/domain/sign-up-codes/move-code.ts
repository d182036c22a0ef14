import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { signUpCodes } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { signUpCodeTransitions } from './vocabulary'

export type CodeAction = keyof typeof signUpCodeTransitions
type Moved = { id: string; chargebandId: string }

/** Moves the codes that match along the table of transitions, in one conditional UPDATE; those that moved. */
export async function moveCodes(tx: Tx, ctx: Ctx, action: CodeAction, which: SQL | undefined): Promise<Moved[]> {
  const { from, to } = signUpCodeTransitions[action]
  return tx
    .update(signUpCodes)
    .set({
      status: to,
      version: sql`${signUpCodes.version} + 1`,
      ...(to === 'ended' ? { endedAt: ctx.now } : {}),
    })
    .where(and(eq(signUpCodes.practiceId, practiceOf(ctx)), inArray(signUpCodes.status, [...from]), which))
    .returning({ id: signUpCodes.id, chargebandId: signUpCodes.chargebandId })
}

/** Moves one code from the state the person saw, or says that it is no longer so; its chargeband's id. */
export async function moveCode(
  tx: Tx,
  ctx: Ctx,
  action: CodeAction,
  input: { signUpCodeId: string; version: number },
): Promise<string> {
  const one = eq(signUpCodes.id, input.signUpCodeId)
  const [moved] = await moveCodes(tx, ctx, action, and(one, eq(signUpCodes.version, input.version)))
  if (moved) return moved.chargebandId
  const [known] = await tx
    .select({ id: signUpCodes.id })
    .from(signUpCodes)
    .where(and(eq(signUpCodes.practiceId, practiceOf(ctx)), one))
  if (!known) throw new NotFound('sign-up code')
  throw new Conflict({ key: 'errors.signUpCode.changed' })
}
