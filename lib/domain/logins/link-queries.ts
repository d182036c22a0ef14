import { authorize } from '@/lib/domain/access/authorize'
import { peekSecret } from '@/lib/domain/secrets/redeem-secret'
import type { Ctx } from '@/lib/domain/shared/context'

/** Whether a link from the mail can still be used; looking changes nothing. */
export async function linkWorks(ctx: Ctx, kind: 'password-reset' | 'unlock', token: string): Promise<boolean> {
  authorize(ctx.actor, 'login:reset-password')
  return (await peekSecret(ctx.db, kind, token, ctx.now)) !== null
}
