import { and, eq, isNull, sql } from 'drizzle-orm'
import { membershipSchemes } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

type Change = Partial<Pick<typeof membershipSchemes.$inferInsert, 'net' | 'tax' | 'archivedAt'>>

/** Changes a live scheme as the person saw it, or says that it is no longer so; its chargeband's id. */
export async function changeScheme(
  tx: Tx,
  ctx: Ctx,
  { schemeId, version }: { schemeId: string; version: number },
  change: Change,
): Promise<string> {
  const one = and(eq(membershipSchemes.practiceId, practiceOf(ctx)), eq(membershipSchemes.id, schemeId))
  const [changed] = await tx
    .update(membershipSchemes)
    .set({ ...change, version: sql`${membershipSchemes.version} + 1` })
    .where(and(one, eq(membershipSchemes.version, version), isNull(membershipSchemes.archivedAt)))
    .returning({ chargebandId: membershipSchemes.chargebandId })
  if (changed) return changed.chargebandId
  const [known] = await tx.select({ id: membershipSchemes.id }).from(membershipSchemes).where(one)
  if (!known) throw new NotFound('membership scheme')
  throw new Conflict({ key: 'errors.membershipScheme.changed' })
}
