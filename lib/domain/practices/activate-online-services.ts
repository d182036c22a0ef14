import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { startingModulesOf } from '@/lib/domain/modules/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { updateSettings } from './changed-meanwhile'
import { practiceById, settingsOf } from './queries'
import type { ActivateOnlineServices } from './schema'

/** Starts online services: from now on every patient has an *Online services* tab. They stay on. */
export async function activateOnlineServices(ctx: Ctx, { version }: ActivateOnlineServices): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  await transaction(ctx, async (tx) => {
    const inside = { ...ctx, db: tx }
    const { nation } = await practiceById(tx, practiceOf(ctx))
    const { onlineServicesActivatedAt } = await settingsOf(inside)
    if (onlineServicesActivatedAt) throw new Conflict({ key: 'errors.practice.onlineServicesActive' })
    await updateSettings(tx, ctx, version, {
      onlineServicesActivatedAt: ctx.now,
      modules: startingModulesOf(nation),
    })
    await recordAudit(tx, ctx, {
      action: 'settings.online-services-activated',
      subject: { type: 'practice', id: practiceOf(ctx) },
    })
  })
}
