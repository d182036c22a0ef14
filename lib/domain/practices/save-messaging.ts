import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { updateSettings } from './changed-meanwhile'
import type { SaveMessaging } from './schema'

/** Sets which role patients' new messages go to. */
export async function saveMessaging(ctx: Ctx, input: SaveMessaging): Promise<void> {
  authorize(ctx.actor, 'settings:edit')
  const { version, newThreadRole } = input
  await transaction(ctx, async (tx) => {
    await updateSettings(tx, ctx, version, { newThreadRole })
    await recordAudit(tx, ctx, {
      action: 'settings.messaging',
      subject: { type: 'practice', id: practiceOf(ctx) },
      details: { newThreadRole },
    })
  })
}
