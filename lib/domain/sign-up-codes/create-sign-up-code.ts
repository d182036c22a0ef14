import { and, eq, isNull } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { codeWindow } from './code-window'
import { insertSignUpCode } from './insert-sign-up-code'
import type { CreateSignUpCode } from './schema'

/** Makes a code for a chargeband; `isMain` makes it the one shown in *Online sign-up invite code*. */
export async function createSignUpCode(
  ctx: Ctx,
  input: CreateSignUpCode & { isMain?: boolean },
): Promise<{ id: string }> {
  authorize(ctx.actor, 'sign-up-code:edit')
  const { chargebandId, code, isMain = false, totalLimit = null } = input
  try {
    return await transaction(ctx, async (tx) => {
      const [band] = await tx
        .select({ id: chargebands.id })
        .from(chargebands)
        .where(
          and(
            eq(chargebands.practiceId, practiceOf(ctx)),
            eq(chargebands.id, chargebandId),
            isNull(chargebands.archivedAt),
          ),
        )
        // Archiving waits for this, or this for it.
        .for('share')
      if (!band) throw new Invalid({ chargebandId: { key: 'errors.signUpCode.chargeband' } })
      const window = await codeWindow(tx, ctx, input)
      const id = await insertSignUpCode(tx, ctx, { chargebandId, code, isMain, totalLimit, ...window })
      await recordAudit(tx, ctx, {
        action: 'sign-up-code.created',
        subject: { type: 'sign-up-code', id },
        details: { chargebandId, code, isMain, totalLimit, ...window },
      })
      return { id }
    })
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint !== 'sign_up_codes_code' && constraint !== 'sign_up_codes_main') throw error
    const key = constraint === 'sign_up_codes_code' ? 'errors.signUpCode.taken' : 'errors.signUpCode.hasMain'
    throw new Conflict({ key }, { code: { key } })
  }
}
