import { and, eq } from 'drizzle-orm'
import { contactProofs } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { redeemCode } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { ownRecord } from './own-record'
import { writeContact } from './write-contact'

const refusals = { wrong: 'wrong', expired: 'expired', 'too-many': 'tooMany' } as const

/** Types the code of a text; the number it went to becomes the one the practice uses. Wrong tries are counted. */
export async function proveMobile(ctx: Ctx, { accountId, code }: { accountId: string; code: string }): Promise<void> {
  authorize(ctx.actor, 'details:change')
  const { there, practiceId, patientId, loginId } = await ownRecord(ctx, accountId)
  const mine = and(
    eq(contactProofs.practiceId, practiceId),
    eq(contactProofs.patientId, patientId),
    eq(contactProofs.kind, 'mobile'),
    eq(contactProofs.loginId, loginId),
  )
  const outcome = await transaction(there, async (tx) => {
    const [proof] = await tx.select().from(contactProofs).where(mine)
    const tried = proof ? await redeemCode(tx, ['mobile-proof'], proof.id, code, ctx.now) : null
    const done = proof && tried?.outcome === 'redeemed'
    if (done) {
      await tx.delete(contactProofs).where(mine)
      await writeContact(tx, there, { patientId, kind: 'mobile', value: proof.value, how: 'code' })
    }
    await recordAudit(tx, there, {
      action: done ? 'patient.contact-proven' : 'patient.contact-refused',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { kind: 'mobile' },
    })
    return tried?.outcome ?? 'expired'
  })
  if (outcome !== 'redeemed') throw new Invalid({ code: { key: `errors.activationCode.${refusals[outcome]}` } })
}
