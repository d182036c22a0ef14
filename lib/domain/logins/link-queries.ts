import { authorize } from '@/lib/domain/access/authorize'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import { peekSecret } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { passwordRules } from './password-rules'

/** Whether an unlock link can still be used; looking changes nothing. */
export async function unlockLinkWorks(ctx: Ctx, token: string): Promise<boolean> {
  authorize(ctx.actor, 'login:reset-password')
  return (await peekSecret(ctx.db, 'unlock', token, ctx.now)) !== null
}

/** What a new password set by this link needs; null when the link cannot be used any more. */
export async function policyAtReset(ctx: Ctx, token: string): Promise<PasswordPolicy | null> {
  authorize(ctx.actor, 'login:reset-password')
  const secret = await peekSecret(ctx.db, 'password-reset', token, ctx.now)
  if (!secret) return null
  const { policy } = await read(forPractice(ctx, null), (tx) => passwordRules(tx, secret.subjectId))
  return policy
}
