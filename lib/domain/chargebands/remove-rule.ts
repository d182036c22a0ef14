import { and, eq, gt, sql } from 'drizzle-orm'
import { chargebandRules } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { lockChargeband } from './lock-chargeband'
import type { RemoveRule } from './schema'

/** Takes a rule out of its chargeband; the rules below it move up. */
export async function removeRule(ctx: Ctx, input: RemoveRule): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, ruleId } = input
  const inBand = and(eq(chargebandRules.practiceId, practiceOf(ctx)), eq(chargebandRules.chargebandId, chargebandId))
  return transaction(ctx, async (tx) => {
    await lockChargeband(tx, ctx, chargebandId)
    const [removed] = await tx
      .delete(chargebandRules)
      .where(and(inBand, eq(chargebandRules.id, ruleId)))
      .returning()
    if (!removed) throw new Conflict({ key: 'errors.rule.changed' })
    await tx
      .update(chargebandRules)
      .set({ position: sql`${chargebandRules.position} - 1` })
      .where(and(inBand, gt(chargebandRules.position, removed.position)))
    const { position, kind, name, appliesWhen, settings } = removed
    await recordAudit(tx, ctx, {
      action: 'chargeband.rule-removed',
      subject: { type: 'chargeband', id: chargebandId },
      details: { ruleId, position, kind, name, appliesWhen, settings },
    })
    return { chargebandId }
  })
}
