import { and, eq } from 'drizzle-orm'
import { chargebands, companies } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { CompanyType } from './vocabulary'

/** What kind of company a chargeband bills, for somebody who has a code of it. */
export async function companyOfBand(ctx: Ctx, chargebandId: string): Promise<CompanyType> {
  authorize(ctx.actor, 'portal-api:call')
  const practiceId = practiceOf(ctx)
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ type: companies.type })
      .from(chargebands)
      .innerJoin(companies, and(eq(companies.practiceId, practiceId), eq(companies.id, chargebands.companyId)))
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId))),
  )
  if (!row) throw new NotFound('chargeband')
  return row.type
}
