import { and, eq, isNull } from 'drizzle-orm'
import { apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loginOfWorkEmail } from '@/lib/domain/accounts/work-email'
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
 * to the person's own email instead. As elsewhere the answer is the same for everyone.
 */
export async function askResetAtWork(ctx: Ctx, input: { email: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  if (ctx.actor.kind !== 'api-client') throw new Forbidden('login:reset-password')
  const { clientId } = ctx.actor
  const { locale } = input
  const recipient = input.email.trim()
  const outside = forPractice(ctx, null)
  await atLeast(250, async () => {
    const loginId = await loginOfWorkEmail(ctx, recipient)
    await transaction(ctx, async (tx) => {
      const tooSoon = await takePoint(tx, 'password-reset-address', hashSecret(recipient.toLowerCase()))
      const login = loginId ? await loginById(tx, loginId) : null
      await recordAudit(tx, ctx, { action: 'login.reset-asked', subject: { type: 'login', id: loginId } })
      if (tooSoon > 0) return
      // What is sent about a login is of no practice, as from our own page.
      if (!login || login.disabledAt) return elsewhere(tx, ctx, outside, () => sendNote(tx, outside, recipient, locale))
      if (!(await hasPage(tx, ctx, clientId)))
        return elsewhere(tx, ctx, outside, () => sendResetLink(tx, outside, login, locale))
      const secretId = await issueSecret(tx, ctx.now, { kind: 'work-reset', practiceId: null, subjectId: login.id })
      const ids = { secretId, loginId: login.id, clientId }
      await announce(tx, ctx, { kind: 'work-password-reset', channel: 'email', recipient, locale, ids })
    })
  })
}

async function hasPage(tx: Tx, ctx: Ctx, clientId: string): Promise<boolean> {
  const [client] = await tx
    .select({ portalAddress: apiClients.portalAddress })
    .from(apiClients)
    .where(and(eq(apiClients.practiceId, practiceOf(ctx)), eq(apiClients.id, clientId), isNull(apiClients.endedAt)))
  return Boolean(client?.portalAddress)
}
