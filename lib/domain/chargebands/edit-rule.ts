import { and, eq, sql } from 'drizzle-orm'
import { chargebandRules } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { lockChargeband } from './lock-chargeband'
import { ruleRow } from './rule-row'
import type { EditRule } from './schema'

/** Changes a rule where it stands; refused when somebody changed or removed it meanwhile. */
export async function editRule(ctx: Ctx, input: EditRule): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, ruleId } = input
  return transaction(ctx, async (tx) => {
    await lockChargeband(tx, ctx, chargebandId)
    const { kind, ...row } = await ruleRow(tx, ctx, input)
    const changed = await tx
      .update(chargebandRules)
      .set({ ...row, version: sql`${chargebandRules.version} + 1` })
      .where(
        and(
          eq(chargebandRules.practiceId, practiceOf(ctx)),
          eq(chargebandRules.chargebandId, chargebandId),
          eq(chargebandRules.id, ruleId),
          eq(chargebandRules.kind, kind),
          eq(chargebandRules.version, input.version),
        ),
      )
      .returning({ id: chargebandRules.id })
    if (changed.length === 0) throw new Conflict({ key: 'errors.rule.changed' })
    await recordAudit(tx, ctx, {
      action: 'chargeband.rule-changed',
      subject: { type: 'chargeband', id: chargebandId },
      details: { ruleId, kind, ...row },
    })
    return { chargebandId }
  })
}
