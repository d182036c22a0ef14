import { and, eq, or, sql } from 'drizzle-orm'
import { chargebandRules, chargebands, services } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { RemoveService } from './schema'

/** Takes a service off the practice's list; refused while a rule speaks about it. */
export async function removeService(ctx: Ctx, { serviceId }: RemoveService): Promise<void> {
  authorize(ctx.actor, 'chargeband:edit')
  const practiceId = practiceOf(ctx)
  await transaction(ctx, async (tx) => {
    const [service] = await tx
      .delete(services)
      .where(and(eq(services.practiceId, practiceId), eq(services.id, serviceId)))
      .returning({ name: services.name })
    if (!service) throw new NotFound('service')
    const [user] = await tx
      .select({ rule: chargebandRules.name, chargeband: chargebands.name })
      .from(chargebandRules)
      .innerJoin(
        chargebands,
        and(eq(chargebands.practiceId, chargebandRules.practiceId), eq(chargebands.id, chargebandRules.chargebandId)),
      )
      .where(
        and(
          eq(chargebandRules.practiceId, practiceId),
          or(
            sql`${chargebandRules.settings} -> 'serviceIds' @> ${JSON.stringify([serviceId])}::jsonb`,
            sql`jsonb_exists(${chargebandRules.settings} -> 'prices', ${serviceId})`,
          ),
        ),
      )
      .limit(1)
    if (user) throw new Conflict({ key: 'errors.service.used', params: user })
    await recordAudit(tx, ctx, {
      action: 'service.removed',
      subject: { type: 'service', id: serviceId },
      details: service,
    })
  })
}
