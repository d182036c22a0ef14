import { and, eq, isNull, sql } from 'drizzle-orm'
import { staffMembers } from '@/drizzle/schema'
import type { Db } from '@/lib/platform/db'
import type { Role } from './vocabulary'

/** The working member of staff behind a staff session, or null: read at every request, so disabling acts at once. */
export async function findStaffMember(
  db: Db,
  loginId: string,
  practiceId: string,
): Promise<{ id: string; role: Role; name: string } | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.practice_id', ${practiceId}, true)`)
    const [row] = await tx
      .select({ id: staffMembers.id, role: staffMembers.role, name: staffMembers.name })
      .from(staffMembers)
      .where(
        and(
          eq(staffMembers.practiceId, practiceId),
          eq(staffMembers.loginId, loginId),
          isNull(staffMembers.disabledAt),
        ),
      )
    return row ?? null
  })
}
