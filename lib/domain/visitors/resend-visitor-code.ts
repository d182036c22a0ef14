import { and, isNull, lte } from 'drizzle-orm'
import { visitors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { liveVisitor, loadVisitor } from './find-visitor'
import { sendVisitorCode } from './send-visitor-code'

const waitSeconds = 60

/** Sends a visitor another code by email and text, at most once a minute; the one before stops working. */
export async function resendVisitorCode(ctx: Ctx, { visitorId }: { visitorId: string }): Promise<void> {
  authorize(ctx.actor, 'visitor:book')
  await transaction(ctx, async (tx) => {
    const { id, email, mobile, locale } = visitors
    const aMinuteAgo = new Date(ctx.now.getTime() - waitSeconds * 1000)
    // Of two presses at once the second finds the time of the first.
    const [visitor] = await tx
      .update(visitors)
      .set({ codeSentAt: ctx.now })
      .where(and(liveVisitor(ctx, visitorId), isNull(visitors.provenAt), lte(visitors.codeSentAt, aMinuteAgo)))
      .returning({ id, email, mobile, locale })
    if (!visitor) throw await whyNot(tx, ctx, visitorId)
    await sendVisitorCode(tx, ctx, visitor)
    await recordAudit(tx, ctx, { action: 'visitor.code-sent', subject: { type: 'visitor', id: visitorId } })
  })
}

async function whyNot(tx: Tx, ctx: Ctx, visitorId: string): Promise<Conflict> {
  const { codeSentAt, provenAt } = await loadVisitor(tx, ctx, visitorId)
  if (provenAt) return new Conflict({ key: 'errors.visitor.proven' })
  const seconds = Math.ceil(waitSeconds - (ctx.now.getTime() - codeSentAt.getTime()) / 1000)
  return new Conflict({ key: 'errors.resend.wait', params: { seconds } })
}
