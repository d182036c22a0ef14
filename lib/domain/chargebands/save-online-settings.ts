import { and, eq, sql } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { replaceMainCode } from '@/lib/domain/sign-up-codes/replace-main-code'
import { lockChargeband, sameVersion } from './lock-chargeband'
import type { SaveOnlineSettings } from './schema'
import { takenAt } from './taken-at'

/** Saves the *Online settings*: another code ends the main one and makes a new one, an empty field ends it. */
export async function saveOnlineSettings(
  ctx: Ctx,
  input: SaveOnlineSettings,
): Promise<{ chargebandId: string; version: number }> {
  authorize(ctx.actor, 'chargeband:edit')
  const { chargebandId, allowMessaging, askDepartment } = input
  return takenAt({ sign_up_codes_code: { code: 'errors.signUpCode.taken' } }, () =>
    transaction(ctx, async (tx) => {
      const band = await lockChargeband(tx, ctx, chargebandId)
      sameVersion(band, input.version)
      if (!band.online) throw new Conflict({ key: 'errors.chargeband.notOnline' })
      await tx
        .update(chargebands)
        .set({ allowMessaging, askDepartment, version: sql`${chargebands.version} + 1` })
        .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
      const code = await replaceMainCode(tx, ctx, chargebandId, input.code)
      await recordAudit(tx, ctx, {
        action: 'chargeband.online-settings-saved',
        subject: { type: 'chargeband', id: chargebandId },
        details: { allowMessaging, askDepartment, ...code },
      })
      return { chargebandId, version: band.version + 1 }
    }),
  )
}
