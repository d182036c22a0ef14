import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { logins, practices, sessions, staffMembers } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, read } from '@/lib/domain/shared/context'
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

export type StaffRow = {
  id: string
  name: string
  email: string
  role: Role
  state: 'invited' | 'working' | 'disabled'
  /** Invitation sent, accepted, or access taken away, as the state says. */
  since: Date
  invitationExpired: boolean
  secondFactor: boolean
  mayVerify: boolean
  mayVouch: boolean
  lastSeenAt: Date | null
}

const invitationLife = 7 * 24 * 3_600_000

/** Everybody who works at the practice, once did, or is invited. */
export async function listStaff(ctx: Ctx): Promise<StaffRow[]> {
  const { practiceId } = visibleTo(ctx.actor, 'staff:view')
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: staffMembers.id,
        name: staffMembers.name,
        email: staffMembers.email,
        role: staffMembers.role,
        invitedAt: staffMembers.invitedAt,
        acceptedAt: staffMembers.acceptedAt,
        disabledAt: staffMembers.disabledAt,
        createdAt: staffMembers.createdAt,
        mayVerify: staffMembers.mayVerify,
        mayVouch: staffMembers.mayVouch,
        loginId: staffMembers.loginId,
        totpEnrolledAt: logins.totpEnrolledAt,
        lastSeenAt: sql<string | null>`(select max(${sessions.lastSeenAt}) from ${sessions}
          where ${sessions.loginId} = ${staffMembers.loginId} and ${sessions.practiceId} = ${staffMembers.practiceId})`,
      })
      .from(staffMembers)
      .leftJoin(logins, eq(logins.id, staffMembers.loginId))
      .where(eq(staffMembers.practiceId, practiceId))
      .orderBy(sql`${staffMembers.disabledAt} is not null`, asc(staffMembers.name), asc(staffMembers.id))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      state: row.disabledAt ? 'disabled' : row.loginId ? 'working' : 'invited',
      since: row.disabledAt ?? row.acceptedAt ?? row.invitedAt ?? row.createdAt,
      invitationExpired:
        !row.loginId && ctx.now.getTime() - (row.invitedAt ?? row.createdAt).getTime() > invitationLife,
      secondFactor: row.totpEnrolledAt !== null,
      mayVerify: row.mayVerify,
      mayVouch: row.mayVouch,
      lastSeenAt: row.lastSeenAt ? new Date(row.lastSeenAt) : null,
    }))
  })
}
