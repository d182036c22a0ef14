import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { moveCode } from './move-code'
import type { MoveSignUpCode } from './schema'

/** Lets a paused code work again. */
export async function resumeSignUpCode(ctx: Ctx, input: MoveSignUpCode): Promise<{ id: string; chargebandId: string }> {
  authorize(ctx.actor, 'sign-up-code:edit')
  return transaction(ctx, async (tx) => {
    const chargebandId = await moveCode(tx, ctx, 'resume', input)
    await recordAudit(tx, ctx, {
      action: 'sign-up-code.resumed',
      subject: { type: 'sign-up-code', id: input.signUpCodeId },
    })
    return { id: input.signUpCodeId, chargebandId }
  })
}
