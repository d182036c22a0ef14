import { companies } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { CreateCompany } from './schema'
import { takenAt } from './taken-at'

/** Adds a company that chargebands may belong to. */
export async function createCompany(ctx: Ctx, input: CreateCompany): Promise<{ id: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const id = newId(ctx.now.getTime())
  return takenAt({ companies_name: { name: 'errors.company.nameTaken' } }, () =>
    transaction(ctx, async (tx) => {
      await tx.insert(companies).values({ practiceId: practiceOf(ctx), id, ...input, createdAt: ctx.now })
      await recordAudit(tx, ctx, {
        action: 'company.created',
        subject: { type: 'company', id },
        details: { name: input.name, type: input.type },
      })
      return { id }
    }),
  )
}
