import { and, eq } from 'drizzle-orm'
import { chargebands } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/**
 * The chargeband, held until the transaction ends: whoever changes its rules, codes or settings waits here in turn.
 * Patients may still be put on it meanwhile ("no key update" lets their foreign keys through).
 */
export async function lockChargeband(tx: Tx, ctx: Ctx, chargebandId: string) {
  const [band] = await tx
    .select({
      id: chargebands.id,
      folder: chargebands.folder,
      name: chargebands.name,
      version: chargebands.version,
      archivedAt: chargebands.archivedAt,
      online: chargebands.onlineBookingEnabledAt,
    })
    .from(chargebands)
    .where(and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)))
    .for('no key update')
  if (!band) throw new NotFound('chargeband')
  if (band.archivedAt) throw new Conflict({ key: 'errors.chargeband.archived' })
  return band
}

/** Refuses a form that was opened before somebody else's change. */
export function sameVersion(found: { version: number }, expected: number): void {
  if (found.version !== expected) throw new Conflict({ key: 'errors.chargeband.changed' })
}
