import { and, eq, isNull } from 'drizzle-orm'
import { identifications } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { WithdrawIdentification } from './schema'

/** Takes a check back that should not count. It stays on the record, with who withdrew it and why. */
export async function withdrawIdentification(ctx: Ctx, input: WithdrawIdentification): Promise<void> {
  authorize(ctx.actor, 'identification:add')
  const { patientId, identificationId, reason } = input
  const withdrawnBy = ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind
  await transaction(ctx, async (tx) => {
    const withdrawn = await tx
      .update(identifications)
      .set({ withdrawnAt: ctx.now, withdrawnBy, withdrawnReason: reason })
      .where(
        and(
          eq(identifications.practiceId, practiceOf(ctx)),
          eq(identifications.patientId, patientId),
          eq(identifications.id, identificationId),
          isNull(identifications.withdrawnAt),
        ),
      )
      .returning({ id: identifications.id })
    if (withdrawn.length === 0) throw new Conflict({ key: 'errors.identification.withdrawn' })
    await recordAudit(tx, ctx, {
      action: 'identification.withdrawn',
      subject: { type: 'identification', id: identificationId },
      patientId,
      reason,
    })
  })
}
