import { and, count, eq } from 'drizzle-orm'
import { chargebandRules } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { lockChargeband } from './lock-chargeband'
import { ruleRow } from './rule-row'
import type { AddRule } from './schema'

/** Adds a rule at the end of a chargeband's list. */
export async function addRule(ctx: Ctx, input: AddRule): Promise<{ id: string; chargebandId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const practiceId = practiceOf(ctx)
  const { chargebandId } = input
  return transaction(ctx, async (tx) => {
    await lockChargeband(tx, ctx, chargebandId)
    const row = await ruleRow(tx, ctx, input)
    const [before] = await tx
      .select({ rules: count() })
      .from(chargebandRules)
      .where(and(eq(chargebandRules.practiceId, practiceId), eq(chargebandRules.chargebandId, chargebandId)))
    const id = newId(ctx.now.getTime())
    const position = (before?.rules ?? 0) + 1
    await tx.insert(chargebandRules).values({ practiceId, id, chargebandId, position, ...row, createdAt: ctx.now })
    await recordAudit(tx, ctx, {
      action: 'chargeband.rule-added',
      subject: { type: 'chargeband', id: chargebandId },
      details: { ruleId: id, position, ...row },
    })
    return { id, chargebandId }
  })
}
