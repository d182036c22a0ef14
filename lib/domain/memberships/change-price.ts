import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { changeScheme } from './change-scheme'
import type { ChangePrice } from './schema'

/** Changes what a scheme costs whoever joins from now on; those who joined keep their price. */
export async function changePrice(ctx: Ctx, input: ChangePrice): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'membership-scheme:edit')
  const { net, tax } = input
  return transaction(ctx, async (tx) => {
    const chargebandId = await changeScheme(tx, ctx, input, { net, tax })
    await recordAudit(tx, ctx, {
      action: 'membership-scheme.price-changed',
      subject: { type: 'membership-scheme', id: input.schemeId },
      details: { net, tax },
    })
    return { chargebandId }
  })
}
