import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/** The member of staff a verb is about, locked until it is done. */
export async function loadMember(tx: Tx, ctx: Ctx, staffId: string) {
  const [member] = await tx
    .select()
    .from(staffMembers)
    .where(and(eq(staffMembers.practiceId, practiceOf(ctx)), eq(staffMembers.id, staffId)))
    .for('update')
  if (!member) throw new NotFound('staff member')
  return member
}

/**
 * Refuses to leave the practice without a working manager. Locks all of them, in one order, so that two managers who
 * disable each other at once cannot both succeed. Call before locking the member itself.
 */
export async function keepOneManager(tx: Tx, ctx: Ctx, staffId: string): Promise<void> {
  const managers = await tx
    .select({ id: staffMembers.id })
    .from(staffMembers)
    .where(
      and(
        eq(staffMembers.practiceId, practiceOf(ctx)),
        eq(staffMembers.role, 'manager'),
        isNull(staffMembers.disabledAt),
        isNotNull(staffMembers.loginId),
      ),
    )
    .orderBy(asc(staffMembers.id))
    .for('update')
  if (managers.length === 1 && managers[0]?.id === staffId) throw new Conflict({ key: 'errors.staff.lastManager' })
}
