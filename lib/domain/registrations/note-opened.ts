import { type Ctx, withoutAudit } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { checkSignUpCode } from '@/lib/domain/sign-up-codes/check-sign-up-code'
import { countFunnel } from '@/lib/domain/sign-up-codes/count-funnel'

/** Counts that somebody opened the sign-up page with a live code in its address. A code that is not live counts nothing. */
export async function noteOpened(ctx: Ctx, typed: string): Promise<void> {
  try {
    await withoutAudit(ctx, async (tx) => {
      const code = await checkSignUpCode(tx, ctx, typed)
      await countFunnel(tx, ctx, code.id, 'opened')
    })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
  }
}
