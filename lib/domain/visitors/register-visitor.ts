import { visitors } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'
import { judgeVisitor, type VisitorProfile } from './judge-visitor'
import { sendVisitorCode } from './send-visitor-code'

/** From when they are taken down; nothing makes it longer. */
const visitorLife = 3600_000

/**
 * Takes down somebody who wants to book without an account, and sends their code by email and text. Nothing on file is
 * looked at, so whoever is known here is answered like anybody. No patient, registration or login comes of it.
 */
export async function registerVisitor(
  ctx: Ctx,
  input: VisitorProfile & { locale: Locale },
): Promise<{ visitorToken: string }> {
  authorize(ctx.actor, 'visitor:book')
  const { locale, ...profile } = input
  const judged = await judgeVisitor(ctx, profile)
  const visitorToken = randomToken()
  const visitor = { id: newId(ctx.now.getTime()), locale, ...judged }
  await transaction(ctx, async (tx) => {
    await tx.insert(visitors).values({
      practiceId: practiceOf(ctx),
      ...visitor,
      tokenHash: hashSecret(visitorToken),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + visitorLife),
      codeSentAt: ctx.now,
    })
    await sendVisitorCode(tx, ctx, visitor)
    await recordAudit(tx, ctx, {
      action: 'visitor.registered',
      subject: { type: 'visitor', id: visitor.id },
      details: { signUpCodeId: judged.signUpCodeId },
    })
  })
  return { visitorToken }
}
