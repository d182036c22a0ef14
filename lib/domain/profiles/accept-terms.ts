import { termsAcceptances } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { provePassword } from '@/lib/domain/logins/prove-password'
import { currentVersions } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'

/** Somebody signed in accepts the practice's texts as they are now, terms and statistical use together. */
export async function acceptTerms(ctx: Ctx, input: { password: string }): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const { loginId } = ownLogin(ctx)
  await provePassword(ctx, { password: input.password, field: 'password', refused: 'profile.change-refused' })
  const practiceId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const current = await currentVersions(tx, practiceId)
    const versions = { termsVersion: current.terms ?? 0, statisticalVersion: current['statistical-use'] ?? 0 }
    const id = newId(ctx.now.getTime())
    const acceptance = { practiceId, id, loginId, ...versions, statisticalUse: true, acceptedAt: ctx.now }
    await tx.insert(termsAcceptances).values(acceptance)
    await recordAudit(tx, ctx, {
      action: 'terms.accepted',
      subject: { type: 'login', id: loginId },
      details: versions,
    })
  })
}
