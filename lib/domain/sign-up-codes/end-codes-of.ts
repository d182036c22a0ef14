import { eq } from 'drizzle-orm'
import { signUpCodes } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { moveCodes } from './move-code'

/** Ends every code of a chargeband, inside the caller's transaction, and tells how many there were. */
export async function endCodesOf(tx: Tx, ctx: Ctx, chargebandId: string, reason: string): Promise<number> {
  const ended = await moveCodes(tx, ctx, 'end', eq(signUpCodes.chargebandId, chargebandId))
  for (const { id } of ended) {
    await recordAudit(tx, ctx, { action: 'sign-up-code.ended', subject: { type: 'sign-up-code', id }, reason })
  }
  return ended.length
}
