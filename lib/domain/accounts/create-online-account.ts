import { and, eq, isNotNull } from 'drizzle-orm'
import { onlineAccounts, patientContacts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { issueLetter } from '@/lib/domain/letters/issue-letter'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { factsFor } from './load-facts'
import { recordAccountEvent } from './move-account'
import type { CreateOnlineAccount } from './schema'

/**
 * Makes a patient whose identity was checked an online account and issues its first letter, in one. Without a verified
 * preferred email staff say whether to go on, and what they said is recorded. Null when they said no.
 */
export async function createOnlineAccount(
  ctx: Ctx,
  { patientId, withoutEmail }: CreateOnlineAccount,
): Promise<{ patientId: string; accountId: string | null }> {
  authorize(ctx.actor, 'account:create')
  const practiceId = practiceOf(ctx)
  return transaction(ctx, async (tx) => {
    await factsFor(tx, ctx, patientId, 'create')
    const reachable = await hasVerifiedEmail(tx, practiceId, patientId)
    if (!reachable && !withoutEmail) throw new Invalid({ withoutEmail: { key: 'errors.account.withoutEmail' } })
    if (!reachable && withoutEmail === 'no') {
      await recordAudit(tx, ctx, {
        action: 'account.not-created',
        subject: { type: 'patient', id: patientId },
        patientId,
        details: { why: 'no-verified-email' },
      })
      return { patientId, accountId: null }
    }
    const accountId = newId(ctx.now.getTime())
    const account = { practiceId, id: accountId, patientId, kind: 'full', status: 'created' } as const
    await tx.insert(onlineAccounts).values({ ...account, createdAt: ctx.now })
    await recordAccountEvent(tx, ctx, { accountId, action: 'create', toStatus: 'created' })
    await recordAudit(tx, ctx, {
      action: 'account.created',
      subject: { type: 'online-account', id: accountId },
      patientId,
      details: { verifiedEmail: reachable, ...(reachable ? {} : { withoutEmail: 'yes' }) },
    })
    await issueLetter(tx, ctx, { accountId })
    return { patientId, accountId }
  })
}

async function hasVerifiedEmail(tx: Tx, practiceId: string, patientId: string): Promise<boolean> {
  const [email] = await tx
    .select({ id: patientContacts.id })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patientId),
        eq(patientContacts.kind, 'email'),
        eq(patientContacts.preferred, true),
        isNotNull(patientContacts.verifiedAt),
      ),
    )
    .limit(1)
  return email !== undefined
}
