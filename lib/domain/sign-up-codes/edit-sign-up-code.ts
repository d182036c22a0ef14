import { and, eq, lte, ne, sql } from 'drizzle-orm'
import { signUpCodes } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { codeWindow } from './code-window'
import type { EditSignUpCode } from './schema'

/** Changes a code's limit and window. The limit never goes below what is used, even while people are using it. */
export async function editSignUpCode(ctx: Ctx, input: EditSignUpCode): Promise<{ id: string }> {
  authorize(ctx.actor, 'sign-up-code:edit')
  const { signUpCodeId: id, totalLimit = null } = input
  const one = and(eq(signUpCodes.practiceId, practiceOf(ctx)), eq(signUpCodes.id, id))
  return transaction(ctx, async (tx) => {
    const [before] = await tx.select().from(signUpCodes).where(one)
    if (!before) throw new NotFound('sign-up code')
    const window = await codeWindow(tx, ctx, input, before)
    const changed = await tx
      .update(signUpCodes)
      .set({ ...window, totalLimit, version: sql`${signUpCodes.version} + 1` })
      .where(
        and(
          one,
          eq(signUpCodes.version, input.version),
          ne(signUpCodes.status, 'ended'),
          totalLimit === null ? undefined : lte(signUpCodes.usedCount, totalLimit),
        ),
      )
      .returning({ id: signUpCodes.id })
    if (changed.length === 0) throw await whyNotChanged()
    await recordAudit(tx, ctx, {
      action: 'sign-up-code.changed',
      subject: { type: 'sign-up-code', id },
      details: {
        before: { totalLimit: before.totalLimit, opensAt: before.opensAt, closesAt: before.closesAt },
        after: { totalLimit, ...window },
      },
    })
    return { id }

    async function whyNotChanged() {
      const [now] = await tx.select().from(signUpCodes).where(one)
      if (now?.version === input.version && now.status !== 'ended' && totalLimit !== null)
        return new Invalid({
          totalLimit: { key: 'errors.signUpCode.limitBelowUsed', params: { used: now.usedCount } },
        })
      return new Conflict({ key: 'errors.signUpCode.changed' })
    }
  })
}
