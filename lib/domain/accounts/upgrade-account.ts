import { and, eq, sql } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { factsFor, openAccount } from './load-facts'
import { recordAccountEvent } from './move-account'

/** Makes a basic account a full one once identity was checked. The person has a login already and needs no letter. */
export async function upgradeAccount(ctx: Ctx, { patientId }: { patientId: string }): Promise<void> {
  authorize(ctx.actor, 'account:create')
  await transaction(ctx, async (tx) => {
    const account = openAccount(await factsFor(tx, ctx, patientId, 'upgrade'))
    const upgraded = await tx
      .update(onlineAccounts)
      .set({ kind: 'full', version: sql`${onlineAccounts.version} + 1` })
      .where(
        and(
          eq(onlineAccounts.practiceId, practiceOf(ctx)),
          eq(onlineAccounts.id, account.id),
          eq(onlineAccounts.kind, 'basic'),
        ),
      )
      .returning({ id: onlineAccounts.id })
    if (upgraded.length === 0) throw new Conflict({ key: 'errors.account.alreadyFull' })
    await recordAccountEvent(tx, ctx, { accountId: account.id, action: 'upgrade', toStatus: account.status })
    await recordAudit(tx, ctx, {
      action: 'account.upgraded',
      subject: { type: 'online-account', id: account.id },
      patientId,
    })
  })
}
