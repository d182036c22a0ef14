import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'

type To = { loginId: string; recipient: string; locale: Locale }

/** Mails that a login is locked, with the link that ends it. */
export async function mailUnlock(tx: Tx, ctx: Ctx, { loginId, recipient, locale }: To): Promise<void> {
  const secretId = await issueSecret(tx, ctx.now, { kind: 'unlock', practiceId: null, subjectId: loginId })
  const ids = { secretId, loginId }
  await announce(tx, ctx, { kind: 'account-locked', channel: 'email', recipient, locale, ids })
}

/** Texts the code that ends it. */
export async function textUnlock(tx: Tx, ctx: Ctx, { loginId, recipient, locale }: To): Promise<void> {
  const secretId = await issueSecret(tx, ctx.now, { kind: 'unlock-code', practiceId: null, subjectId: loginId })
  const ids = { secretId, loginId }
  await announce(tx, ctx, { kind: 'unlock-sms', channel: 'sms', recipient, locale, ids })
}
