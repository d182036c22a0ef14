import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { secrets } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { atLeast } from '@/lib/domain/logins/at-least'
import { settingsOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { waitingAt } from './activate-by-code'
import { activationChannelsFor, announceActivation } from './announce-activation'
import { draftFor } from './drafts'
import { loadRegistration } from './load-registration'

const waitSeconds = 60

/** Sends the link or code again from the browser that registered; the old ones stop working. */
export async function resendActivation(
  ctx: Ctx,
  input: { draftToken: string | null; channel: 'email' | 'sms' },
): Promise<void> {
  authorize(ctx.actor, 'registration:submit')
  const draft = await draftFor(ctx, input.draftToken)
  if (!draft?.submitted) throw new Conflict({ key: 'errors.draft.gone' })
  await sendAgain(ctx, draft.submitted.registrationId, input.channel)
}

/**
 * The same for a program that knows only where it was sent to. The answer and its time are the same whether anybody
 * waits there or not.
 */
export async function resendActivationTo(
  ctx: Ctx,
  input: { contact: string; channel: 'email' | 'sms' },
): Promise<void> {
  authorize(ctx.actor, 'registration:submit')
  await atLeast(100, async () => {
    const registrationId = await waitingAt(ctx, input.contact)
    if (!registrationId) return
    await sendAgain(ctx, registrationId, input.channel).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error
    })
  })
}

/** Sends the activation again at the practice's wish, by every channel it goes out by. */
export async function resendActivationByStaff(ctx: Ctx, input: { registrationId: string }): Promise<void> {
  authorize(ctx.actor, 'registration:activate-by-hand')
  await sendAgain(ctx, input.registrationId)
}

async function sendAgain(ctx: Ctx, registrationId: string, channel?: 'email' | 'sms'): Promise<void> {
  authorize(ctx.actor, ctx.actor.kind === 'staff' ? 'registration:activate-by-hand' : 'registration:submit')
  const settings = await settingsOf(ctx)
  await transaction(ctx, async (tx) => {
    await takeTurns(tx, ctx, registrationId)
    const registration = await loadRegistration(tx, ctx, registrationId)
    if (registration.status !== 'awaiting-activation') throw new Conflict({ key: 'errors.registration.notWaiting' })
    const { activationChannel } = settings
    if (channel && !activationChannelsFor({ ...registration, activationChannel }).includes(channel))
      throw new Conflict({ key: 'errors.resend.channel' })
    await refuseTooSoon(tx, ctx, registrationId, channel)
    await announceActivation(tx, ctx, { ...registration, activationChannel }, channel)
    await recordAudit(tx, ctx, {
      action: 'registration.activation-sent-again',
      subject: { type: 'registration', id: registrationId },
      details: { channel: channel ?? 'all' },
    })
  })
}

/** Two presses at once send one message: the second waits here and then finds that it is too soon. */
export async function takeTurns(tx: Tx, ctx: Ctx, registrationId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`resend:${practiceOf(ctx)}:${registrationId}`}, 0))`,
  )
}

async function refuseTooSoon(tx: Tx, ctx: Ctx, registrationId: string, channel?: 'email' | 'sms'): Promise<void> {
  const kinds =
    channel === 'email'
      ? (['activation'] as const)
      : channel === 'sms'
        ? (['activation-code'] as const)
        : (['activation', 'activation-code'] as const)
  const [last] = await tx
    .select({ createdAt: secrets.createdAt })
    .from(secrets)
    .where(and(eq(secrets.subjectId, registrationId), inArray(secrets.kind, [...kinds])))
    .orderBy(desc(secrets.createdAt))
    .limit(1)
  const seconds = last ? Math.ceil(waitSeconds - (ctx.now.getTime() - last.createdAt.getTime()) / 1000) : 0
  if (seconds > 0) throw new Conflict({ key: 'errors.resend.wait', params: { seconds } })
}
