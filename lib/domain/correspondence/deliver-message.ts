import { and, eq, sql } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { NotCarried } from '@/lib/platform/not-carried'
import { claimOutgoing, isOver, outgoingOf } from './load-outgoing'
import { usernamesOf } from './usernames-of'
import type { Carried, Outgoing } from './vocabulary'

/** Hands a message to whoever carries it, in words; throws NotCarried when it could not. */
export type Carry = (tx: Tx, outgoing: Outgoing, now: Date) => Promise<Carried | null>

export type Fate = 'sent' | 'failed' | 'not-needed' | 'nothing-to-do'

/**
 * Sends one message of the outbox, once. A try that fails is counted with its reason and thrown, so that the job is
 * tried again; the last one, and a refusal for good, leaves the message failed for staff to see.
 */
export async function deliverMessage(
  ctx: Ctx,
  input: { messageId: string; lastTry: boolean; again?: boolean | undefined },
  carry: Carry,
): Promise<Fate> {
  authorize(ctx.actor, 'message:deliver')
  try {
    // The connection is held while the message goes out: the row lock is what keeps a second worker from sending it,
    // and a killed worker gives it back at once.
    return await transaction(ctx, async (tx) => {
      const claimed = await claimOutgoing(tx, input.messageId)
      if (!claimed) return 'nothing-to-do'
      if (isOver(claimed, ctx.now)) {
        await settle(tx, input.messageId, { status: 'not-needed', lastError: 'over' })
        return 'not-needed'
      }
      const outgoing = outgoingOf(claimed, ctx.now)
      const { kind, recipient } = outgoing
      const names = kind === 'usernames' ? { usernames: await usernamesOf(tx, recipient) } : {}
      const again = input.again || claimed.message.lastError !== null
      const carried = await carry(tx, { ...outgoing, ...names, again }, ctx.now)
      const told = carried ? { ...carried, providerStatusAt: ctx.now } : {}
      await settle(
        tx,
        input.messageId,
        { status: 'sent', sentAt: ctx.now, lastError: null, failedAt: null, ...told },
        1,
      )
      return 'sent'
    })
  } catch (error) {
    const why = error instanceof NotCarried ? error : new NotCarried('unexpected', false, codeOf(error))
    const failed = why.forGood || input.lastTry
    await transaction(ctx, async (tx) => {
      const status = failed ? 'failed' : 'waiting'
      const row = await settle(tx, input.messageId, { status, lastError: why.message, failedAt: ctx.now }, 1)
      if (!failed || !row) return
      await recordAudit(tx, ctx, {
        action: 'message.failed',
        subject: { type: 'message', id: input.messageId },
        ...(row.patientId ? { patientId: row.patientId } : {}),
        details: { kind: row.kind, channel: row.channel, reason: why.message },
      })
    })
    if (!failed) throw why
    return 'failed'
  }
}

async function settle(tx: Tx, messageId: string, to: Partial<typeof messages.$inferInsert>, tries = 0) {
  const [row] = await tx
    .update(messages)
    .set({ ...to, attempts: sql`${messages.attempts} + ${tries}` })
    .where(and(eq(messages.id, messageId), eq(messages.status, 'waiting')))
    .returning({ kind: messages.kind, channel: messages.channel, patientId: messages.patientId })
  return row
}

/** The database's or the system's code for it; its text could carry what people typed. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined
}
