import { and, eq } from 'drizzle-orm'
import { practiceSettings, practices, staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { findLogin } from '@/lib/domain/logins/find-login'
import type { PasswordPolicy } from '@/lib/domain/practices/vocabulary'
import { peekSecret } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { Role } from './vocabulary'

export type Invitation = {
  staffId: string
  practiceId: string
  practiceName: string
  /** What a new password needs here. */
  policy: PasswordPolicy
  name: string
  email: string
  role: Role
  /** Whether the address already signs in somewhere, so its password is asked for rather than a new one. */
  hasLogin: boolean
}

/** What an invitation's link opens, for the page that is shown first; null when the link is of no use. */
export async function invitationAt(ctx: Ctx, token: string): Promise<Invitation | null> {
  authorize(ctx.actor, 'staff:accept-invitation')
  const secret = await peekSecret(ctx.db, 'staff-invitation', token, ctx.now)
  const practiceId = secret?.practiceId
  if (!secret || !practiceId) return null
  return read(forPractice(ctx, practiceId), (tx) => loadInvitation(tx, practiceId, secret.subjectId))
}

export async function loadInvitation(tx: Tx, practiceId: string, staffId: string): Promise<Invitation | null> {
  const [member] = await tx
    .select({
      name: staffMembers.name,
      email: staffMembers.email,
      role: staffMembers.role,
      loginId: staffMembers.loginId,
      disabledAt: staffMembers.disabledAt,
      practiceName: practices.name,
      policy: practiceSettings.passwordPolicy,
    })
    .from(staffMembers)
    .innerJoin(practices, eq(practices.id, staffMembers.practiceId))
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, staffMembers.practiceId))
    .where(and(eq(staffMembers.practiceId, practiceId), eq(staffMembers.id, staffId)))
  if (!member || member.loginId || member.disabledAt) return null
  const login = await findLogin(tx, member.email)
  const { practiceName, policy, name, email, role } = member
  return { staffId, practiceId, practiceName, policy, name, email, role, hasLogin: Boolean(login?.passwordHash) }
}
