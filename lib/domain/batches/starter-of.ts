import { and, eq } from 'drizzle-orm'
import { type batches, staffMembers } from '@/drizzle/schema'
import type { StaffActor } from '@/lib/domain/access/actor'
import type { Tx } from '@/lib/platform/db'

/** Who started it, as they are now: somebody whose access was taken away does nothing more. */
export async function starterOf(
  tx: Tx,
  batch: Pick<typeof batches.$inferSelect, 'practiceId' | 'staffId'>,
): Promise<StaffActor | null> {
  if (!batch.staffId) return null
  const [member] = await tx
    .select()
    .from(staffMembers)
    .where(and(eq(staffMembers.practiceId, batch.practiceId), eq(staffMembers.id, batch.staffId)))
  if (!member?.loginId || member.disabledAt) return null
  const { id: staffId, loginId, role, name, practiceId } = member
  return { kind: 'staff', staffId, loginId, role, name, practiceId, sessionId: '', address: null }
}
