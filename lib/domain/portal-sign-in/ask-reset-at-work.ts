import { and, eq, isNull } from 'drizzle-orm'
import { apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loginsOfWorkEmail } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { sendNote, sendResetLink } from '@/lib/domain/logins/ask-password-reset'
import { atLeast } from '@/lib/domain/logins/at-least'
import { loginById } from '@/lib/domain/logins/find-login'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, elsewhere, forPractice, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Forbidden } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { hashSecret } from '@/lib/platform/secrets'

/**
 * Asks for a new password by work email, on a referral portal. An employer can read that mailbox, so its link opens the
 * program's own page alone, where a code sent to the mobile has to follow; where the program has no page, the link goes
 * to the person's own email instead. Where several told the same address and none has proven it, each is sent a link to
 * it: the first to finish has it. As elsewhere the answer is the same for everyone.
 */
export async function askResetAtWork(ctx: Ctx, input: { email: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  if (ctx.actor.kind !== 'api-client') throw new Forbidden('login:reset-password')
  const { clientId } = ctx.actor
  const { locale } = input
  const recipient = input.email.trim()
  const outside = forPractice(ctx, null)
  await atLeast(250, async () => {
    const loginIds = await loginsOfWorkEmail(ctx, recipient)
    await transaction(ctx, async (tx) => {
      const tooSoon = await takePoint(tx, 'password-reset-address', hashSecret(recipient.toLowerCase()))
      const [only] = loginIds
      const subject = { type: 'login' as const, id: loginIds.length === 1 ? (only ?? null) : null }
      await recordAudit(tx, ctx, { action: 'login.reset-asked', subject })
      if (tooSoon > 0) return
      const found = await Promise.all(loginIds.map((loginId) => loginById(tx, loginId)))
      const logins = found.flatMap((login) => (login && !login.disabledAt ? [login] : []))
      const [login] = logins
      const page = await hasPage(tx, ctx, clientId)
      // What is sent about a login is of no practice, as from our own page.
      if (!login || (!page && logins.length > 1))
        return elsewhere(tx, ctx, outside, () => sendNote(tx, outside, recipient, locale))
      if (!page) return elsewhere(tx, ctx, outside, () => sendResetLink(tx, outside, login, locale))
      for (const { id } of logins) await sendLink(tx, ctx, { loginId: id, clientId, recipient, locale })
    })
  })
}

type Link = { loginId: string; clientId: string; recipient: string; locale: Locale }

async function sendLink(tx: Tx, ctx: Ctx, { loginId, clientId, recipient, locale }: Link): Promise<void> {
  const secret = { kind: 'work-reset' as const, practiceId: practiceOf(ctx), subjectId: loginId }
  const ids = { secretId: await issueSecret(tx, ctx.now, secret), loginId, clientId }
  await announce(tx, ctx, { kind: 'work-password-reset', channel: 'email', recipient, locale, ids })
}

async function hasPage(tx: Tx, ctx: Ctx, clientId: string): Promise<boolean> {
  const [client] = await tx
    .select({ portalAddress: apiClients.portalAddress })
    .from(apiClients)
    .where(and(eq(apiClients.practiceId, practiceOf(ctx)), eq(apiClients.id, clientId), isNull(apiClients.endedAt)))
  return Boolean(client?.portalAddress)
}
