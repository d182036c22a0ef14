import { accountModules } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { modulesOf } from '@/lib/domain/modules/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { loadFacts, openAccount } from './load-facts'
import { recordAccountEvent } from './move-account'
import type { SetModule } from './schema'

/** Turns one service of an account on or off, with the reason; the others stay as they are. */
export async function setModule(ctx: Ctx, { patientId, module, state, reason }: SetModule): Promise<void> {
  authorize(ctx.actor, 'account:disable')
  if (!modulesOf(await nationOf(ctx)).includes(module)) throw new Invalid({ module: { key: 'errors.choice.invalid' } })
  await transaction(ctx, async (tx) => {
    const account = openAccount(await loadFacts(tx, ctx, patientId, { lock: true }))
    const actor = ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind
    const set = { enabled: state === 'on', setter: 'staff' as const, reason, actor, at: ctx.now }
    await tx
      .insert(accountModules)
      .values({ practiceId: practiceOf(ctx), accountId: account.id, module, ...set })
      .onConflictDoUpdate({
        target: [accountModules.practiceId, accountModules.accountId, accountModules.module],
        set,
      })
    await recordAccountEvent(tx, ctx, {
      accountId: account.id,
      action: `module-${state}`,
      toStatus: account.status,
      reason,
      details: { module },
    })
    await recordAudit(tx, ctx, {
      action: 'account.module-set',
      subject: { type: 'online-account', id: account.id },
      patientId,
      reason,
      details: { module, state },
    })
  })
}
