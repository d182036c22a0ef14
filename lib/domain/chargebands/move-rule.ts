import { and, eq, sql } from 'drizzle-orm'
import { chargebandRules } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { lockChargeband } from './lock-chargeband'
import type { MoveRule } from './schema'

/** Moves a rule one place up or down; refused when it no longer stands where the person saw it. */
export async function moveRule(ctx: Ctx, input: MoveRule): Promise<{ chargebandId: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, ruleId, position: from } = input
  const to = input.direction === 'up' ? from - 1 : from + 1
  const at = (position: number) =>
    and(
      eq(chargebandRules.practiceId, practiceOf(ctx)),
      eq(chargebandRules.chargebandId, chargebandId),
      eq(chargebandRules.position, position),
    )
  return transaction(ctx, async (tx) => {
    await lockChargeband(tx, ctx, chargebandId)
    const rules = await tx.select({ id: chargebandRules.id }).from(chargebandRules).where(at(from))
    const [neighbour] = await tx.select({ id: chargebandRules.id }).from(chargebandRules).where(at(to))
    if (rules[0]?.id !== ruleId || !neighbour) throw new Conflict({ key: 'errors.rule.moved' })
    await tx
      .update(chargebandRules)
      .set({ position: sql`${from}::int + ${to}::int - ${chargebandRules.position}` })
      .where(
        and(
          eq(chargebandRules.practiceId, practiceOf(ctx)),
          eq(chargebandRules.chargebandId, chargebandId),
          sql`${chargebandRules.id} in (${ruleId}, ${neighbour.id})`,
        ),
      )
    await recordAudit(tx, ctx, {
      action: 'chargeband.rule-moved',
      subject: { type: 'chargeband', id: chargebandId },
      details: { ruleId, from, to },
    })
    return { chargebandId }
  })
}
