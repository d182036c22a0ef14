import { and, eq } from 'drizzle-orm'
import { chargebands, companies } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { newId } from '@/lib/platform/ids'
import { splitFullName } from './full-name'
import type { CreateChargeband } from './schema'
import { takenAt } from './taken-at'

/** Makes a chargeband under a company; `Folder/Name` puts it into a folder. */
export async function createChargeband(ctx: Ctx, input: CreateChargeband): Promise<{ id: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const practiceId = practiceOf(ctx)
  const id = newId(ctx.now.getTime())
  const { folder, name } = splitFullName(input.name)
  return takenAt({ chargebands_name: { name: 'errors.chargeband.nameTaken' } }, () =>
    transaction(ctx, async (tx) => {
      const [company] = await tx
        .select({ id: companies.id })
        .from(companies)
        .where(and(eq(companies.practiceId, practiceId), eq(companies.id, input.companyId)))
      if (!company) throw new Invalid({ companyId: { key: 'errors.chargeband.company' } })
      await tx.insert(chargebands).values({ practiceId, id, companyId: company.id, folder, name, createdAt: ctx.now })
      await recordAudit(tx, ctx, {
        action: 'chargeband.created',
        subject: { type: 'chargeband', id },
        details: { folder, name, companyId: company.id },
      })
      return { id }
    }),
  )
}
