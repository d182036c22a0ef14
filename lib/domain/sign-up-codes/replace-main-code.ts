import { and, eq, ne } from 'drizzle-orm'
import { signUpCodes } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { codeKey } from './code-key'
import { insertSignUpCode } from './insert-sign-up-code'
import { moveCodes } from './move-code'

/**
 * Makes what was typed the chargeband's main code, inside the caller's transaction. The same letters in another case or
 * with other spaces are the same code and keep its uses; anything else ends it.
 */
export async function replaceMainCode(tx: Tx, ctx: Ctx, chargebandId: string, typed: string | undefined) {
  const practiceId = practiceOf(ctx)
  const [main] = await tx
    .select({ id: signUpCodes.id, code: signUpCodes.code, codeKey: signUpCodes.codeKey })
    .from(signUpCodes)
    .where(
      and(
        eq(signUpCodes.practiceId, practiceId),
        eq(signUpCodes.chargebandId, chargebandId),
        eq(signUpCodes.isMain, true),
        ne(signUpCodes.status, 'ended'),
      ),
    )
  if (main && typed !== undefined && codeKey(typed) === main.codeKey) {
    if (typed !== main.code)
      await tx
        .update(signUpCodes)
        .set({ code: typed })
        .where(and(eq(signUpCodes.practiceId, practiceId), eq(signUpCodes.id, main.id)))
    return { codeId: main.id }
  }
  if (main) {
    await moveCodes(tx, ctx, 'end', eq(signUpCodes.id, main.id))
    await recordAudit(tx, ctx, {
      action: 'sign-up-code.ended',
      subject: { type: 'sign-up-code', id: main.id },
      reason: typed === undefined ? 'main code emptied' : 'main code replaced',
    })
  }
  if (typed === undefined) return { codeId: null }
  const codeId = await insertSignUpCode(tx, ctx, { chargebandId, code: typed, isMain: true })
  await recordAudit(tx, ctx, {
    action: 'sign-up-code.created',
    subject: { type: 'sign-up-code', id: codeId },
    details: { chargebandId, code: typed, isMain: true },
  })
  return { codeId }
}
