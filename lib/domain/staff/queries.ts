import { and, asc, eq, isNull } from 'drizzle-orm'
import { practices, staffMembers } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import type { Role } from './vocabulary'

export type Membership = {
  practiceId: string
  practiceName: string
  staffId: string
  loginId: string
  role: Role
  name: string
}

/** Where a login works; the transaction must see as that login. */
export async function membershipsOf(tx: Tx, loginId: string): Promise<Membership[]> {
  const rows = await tx
    .select({
      practiceId: staffMembers.practiceId,
      practiceName: practices.name,
      staffId: staffMembers.id,
      role: staffMembers.role,
      name: staffMembers.name,
    })
    .from(staffMembers)
    .innerJoin(practices, eq(practices.id, staffMembers.practiceId))
    .where(and(eq(staffMembers.loginId, loginId), isNull(staffMembers.disabledAt)))
    .orderBy(asc(practices.name))
  return rows.map((row) => ({ ...row, loginId }))
}
