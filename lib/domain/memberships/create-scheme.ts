import { and, eq, isNull } from 'drizzle-orm'
import { chargebands, companies, membershipSchemes, practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { codeIsLive } from '@/lib/domain/sign-up-codes/queries'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { CreateScheme } from './schema'
import { currencyOf } from './vocabulary'

/** Makes a membership scheme of a chargeband whose patients pay for themselves. */
export async function createScheme(ctx: Ctx, input: CreateScheme): Promise<{ id: string; chargebandId: string }> {
  authorize(ctx.actor, 'membership-scheme:edit')
  const { chargebandId, name, code, frequency, billingDay = 1, net, tax } = input
  const practiceId = practiceOf(ctx)
  try {
    return await transaction(ctx, async (tx) => {
      const nation = await selfPayBand(tx, practiceId, chargebandId)
      if (await codeIsLive(tx, ctx, code)) throw taken()
      const id = newId(ctx.now.getTime())
      const terms = { code, currency: currencyOf(nation), net, tax, frequency, billingDay }
      await tx
        .insert(membershipSchemes)
        .values({ practiceId, id, chargebandId, name, codeKey: codeKey(code), ...terms, createdAt: ctx.now })
      await recordAudit(tx, ctx, {
        action: 'membership-scheme.created',
        subject: { type: 'membership-scheme', id },
        details: { chargebandId, ...terms },
      })
      return { id, chargebandId }
    })
  } catch (error) {
    throw violatedConstraint(error) === 'membership_schemes_code' ? taken() : error
  }
}

function taken(): Conflict {
  const key = { key: 'errors.membershipScheme.taken' }
  return new Conflict(key, { code: key })
}

/** The nation of the practice whose chargeband this is; somebody who is billed to a company has nothing to join. */
async function selfPayBand(tx: Tx, practiceId: string, chargebandId: string) {
  const [band] = await tx
    .select({ type: companies.type, nation: practices.nation })
    .from(chargebands)
    .innerJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
    .innerJoin(practices, eq(practices.id, practiceId))
    .where(
      and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId), isNull(chargebands.archivedAt)),
    )
    // Archiving waits for this, or this for it.
    .for('share', { of: chargebands })
  if (!band) throw new NotFound('chargeband')
  if (band.type !== 'practice') throw new Conflict({ key: 'errors.membershipScheme.notSelfPay' })
  return band.nation
}
