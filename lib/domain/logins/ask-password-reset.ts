import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { readEmail } from '@/lib/domain/shared/email-address'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { hashSecret } from '@/lib/platform/secrets'
import { atLeast } from './at-least'
import { contactOfLogin } from './contact-of-login'
import { type FoundLogin, findLogin } from './find-login'

/**
 * Sends a 15-minute link to whoever has the name, or a note to an address nobody has. The answer, its length and its
 * time are the same for everyone; at most one message an address in three minutes.
 */
export async function askPasswordReset(ctx: Ctx, input: { email: string; locale: Locale }): Promise<void> {
  authorize(ctx.actor, 'login:reset-password')
  const outside = forPractice(ctx, null)
  await atLeast(250, () =>
    transaction(outside, async (tx) => {
      const name = input.email.trim()
      const tooSoon = await takePoint(tx, 'password-reset-address', hashSecret(name.toLowerCase()))
      const login = await findLogin(tx, name)
      await recordAudit(tx, outside, {
        action: 'login.reset-asked',
        subject: { type: 'login', id: login?.id ?? null },
      })
      if (tooSoon > 0) return
      if (login && !login.disabledAt) await sendResetLink(tx, outside, login, input.locale)
      else await sendNote(tx, outside, name, input.locale)
    }),
  )
}

/** Mails a link to a new password to where mail about the login goes. */
export async function sendResetLink(tx: Tx, ctx: Ctx, login: FoundLogin, locale: Locale): Promise<void> {
  const recipient = await contactOfLogin(tx, login)
  if (!recipient) return
  const secretId = await issueSecret(tx, ctx.now, { kind: 'password-reset', practiceId: null, subjectId: login.id })
  const ids = { secretId, loginId: login.id }
  await announce(tx, ctx, { kind: 'password-reset', channel: 'email', recipient, locale, ids })
}

/** Tells an address that nobody signs in with it. */
export async function sendNote(tx: Tx, ctx: Ctx, name: string, locale: Locale): Promise<void> {
  const address = readEmail(name)
  if (!address.ok) return
  const recipient = address.value
  await announce(tx, ctx, { kind: 'password-reset-unknown', channel: 'email', recipient, locale, ids: {} })
}
