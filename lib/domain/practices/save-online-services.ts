import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { modulesOf, type PracticeModules } from '@/lib/domain/modules/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { updateSettings } from './changed-meanwhile'
import { practiceById, settingsOf } from './queries'
import type { SaveOnlineServices } from './schema'

/** Sets what patients may do online, how long a letter lasts, and when missed appointments stop booking. */
export async function saveOnlineServices(ctx: Ctx, input: SaveOnlineServices): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  const { version, offered, byDefault, missedAppointmentLimit = null, reminderDays = null, ...choices } = input
  if (byDefault.some((module) => !offered.includes(module)))
    throw new Invalid({ byDefault: { key: 'errors.practice.notOffered' } })
  await transaction(ctx, async (tx) => {
    const { nation } = await practiceById(tx, practiceOf(ctx))
    const { onlineServicesActivatedAt } = await settingsOf({ ...ctx, db: tx })
    if (!onlineServicesActivatedAt) throw new Conflict({ key: 'errors.account.notActivated' })
    if (offered.some((module) => !modulesOf(nation).includes(module)))
      throw new Invalid({ offered: { key: 'errors.practice.notInNation' } })
    const modules: PracticeModules = Object.fromEntries(
      modulesOf(nation).map((module) => [
        module,
        { offered: offered.includes(module), byDefault: byDefault.includes(module) },
      ]),
    )
    const missedAppointmentsSince = input.missedAppointmentsSince ?? null
    const values = { ...choices, modules, missedAppointmentLimit, missedAppointmentsSince, reminderDays }
    await updateSettings(tx, ctx, version, values)
    await recordAudit(tx, ctx, {
      action: 'settings.online-services',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { ...values, modules: undefined, offered, byDefault },
    })
  })
}
