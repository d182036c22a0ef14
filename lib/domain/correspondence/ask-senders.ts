import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { NotCarried } from '@/lib/platform/not-carried'
import { notArrived, underWay } from './vocabulary'

/** Asks a sender how far a message is; null where there is nobody to ask. */
export type AskSender = (providerId: string) => Promise<string | null>

/** So long a sender may still learn what became of a message: GOV.UK Notify gives up on a phone after three days. */
const days = 4
const atATime = 200

/** Asks what became of messages a sender took. One that did not arrive is failed, for staff to see and send again. */
export async function askSenders(ctx: Ctx, ask: AskSender): Promise<number> {
  authorize(ctx.actor, 'message:deliver')
  // Some messages are the installation's, such as a new password.
  const ofThis = ctx.practiceId ? eq(messages.practiceId, ctx.practiceId) : isNull(messages.practiceId)
  const open = await read(ctx, (tx) =>
    tx
      .select({ id: messages.id, providerId: messages.providerId, told: messages.providerStatus })
      .from(messages)
      .where(
        and(
          ofThis,
          eq(messages.status, 'sent'),
          isNotNull(messages.providerId),
          inArray(messages.providerStatus, [...underWay]),
          gt(messages.sentAt, new Date(ctx.now.getTime() - days * 86_400_000)),
        ),
      )
      .orderBy(messages.providerStatusAt)
      .limit(atATime),
  )
  for (const { id, providerId, told } of open) {
    const providerStatus = await ask(providerId ?? '').catch((error: unknown) => {
      // One the sender will not speak of keeps its word and goes to the end of the line; the others are asked about.
      if (error instanceof NotCarried && error.reason === 'refused') return told ?? ''
      throw error
    })
    if (providerStatus === null) return 0
    await transaction(ctx, async (tx) => {
      const failed = notArrived(providerStatus)
      const fate = failed ? { status: 'failed' as const, lastError: 'not-arrived', failedAt: ctx.now } : {}
      const [row] = await tx
        .update(messages)
        .set({ providerStatus, providerStatusAt: ctx.now, ...fate })
        .where(and(ofThis, eq(messages.id, id), eq(messages.status, 'sent'), eq(messages.providerId, providerId ?? '')))
        .returning({ kind: messages.kind, channel: messages.channel, patientId: messages.patientId })
      if (!failed || !row) return
      await recordAudit(tx, ctx, {
        action: 'message.failed',
        subject: { type: 'message', id },
        ...(row.patientId ? { patientId: row.patientId } : {}),
        details: { kind: row.kind, channel: row.channel, reason: providerStatus },
      })
    })
  }
  return open.length
}
