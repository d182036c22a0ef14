import { visitors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { redeemCode } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { liveVisitor, loadVisitor } from './find-visitor'

/** Takes a visitor's code, once; they may book from then on. A wrong one is counted for good: five and the code is void. */
export async function proveVisitor(ctx: Ctx, { visitorId, code }: { visitorId: string; code: string }): Promise<void> {
  authorize(ctx.actor, 'visitor:book')
  const outcome = await transaction(ctx, async (tx) => {
    const { provenAt } = await loadVisitor(tx, ctx, visitorId)
    if (provenAt) throw new Conflict({ key: 'errors.visitor.proven' })
    const tried = await redeemCode(tx, ['visitor-code'], visitorId, code, ctx.now)
    const right = tried.outcome === 'redeemed'
    if (right) await tx.update(visitors).set({ provenAt: ctx.now }).where(liveVisitor(ctx, visitorId))
    await recordAudit(tx, ctx, {
      action: right ? 'visitor.code-given' : 'visitor.code-refused',
      subject: { type: 'visitor', id: visitorId },
      details: right ? {} : { outcome: tried.outcome },
    })
    return tried.outcome
  })
  if (outcome === 'redeemed') return
  throw new Invalid({ code: { key: `errors.activationCode.${outcome === 'too-many' ? 'tooMany' : outcome}` } })
}
