import { services } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { AddService } from './schema'
import { takenAt } from './taken-at'

/** Puts a service on the practice's list, for rules to speak about. */
export async function addService(ctx: Ctx, input: AddService): Promise<{ id: string }> {
  authorize(ctx.actor, 'chargeband:edit')
  const id = newId(ctx.now.getTime())
  return takenAt({ services_name: { name: 'errors.service.nameTaken' } }, () =>
    transaction(ctx, async (tx) => {
      await tx.insert(services).values({ practiceId: practiceOf(ctx), id, ...input, createdAt: ctx.now })
      await recordAudit(tx, ctx, { action: 'service.added', subject: { type: 'service', id }, details: input })
      return { id }
    }),
  )
}
