import { and, eq } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/**
 * Whether patients may be on a chargeband: it is there and not archived. It cannot be archived until the transaction
 * ends. Ask before a patient's row is held, because moves of a whole chargeband hold them in this order.
 */
export async function isInUse(tx: Tx, ctx: Ctx, chargebandId: string): Promise<boolean> {
  const [band] = await tx
    .select({ archivedAt: chargebands.archivedAt })
    .from(chargebands)
    .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
    .for('share')
  return band?.archivedAt === null
}
