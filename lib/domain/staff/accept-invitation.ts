import { and, eq, isNull } from 'drizzle-orm'
import { logins, staffMembers } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { admit, type Credentials, type Refused, refusal, weighPassword } from '@/lib/domain/logins/admit'
import { asStaff, seeAs } from '@/lib/domain/logins/as-login'
import { rememberDevice } from '@/lib/domain/logins/device'
import { enterPractice } from '@/lib/domain/logins/enter-practice'
import type { StaffSignedIn } from '@/lib/domain/logins/sign-in-staff'
import { startSession } from '@/lib/domain/logins/start-session'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type Invitation, invitationAt } from './invitation-at'

type Input = Omit<Credentials, 'email' | 'locale'> & { token: string; userAgent: string | null }

const gone = () => new Conflict({ key: 'errors.login.linkGone' })

/**
 * Takes up an invitation, once: an address that signs in already proves it with its password, another sets one. The
 * person is signed in, up to the practice's second step.
 */
export async function acceptInvitation(ctx: Ctx, input: Input): Promise<StaffSignedIn> {
  authorize(ctx.actor, 'staff:accept-invitation')
  const invitation = await invitationAt(ctx, input.token)
  if (!invitation) throw gone()
  const here = forPractice(ctx, invitation.practiceId)
  const owner = await proveOwner(here, invitation, input)
  try {
    const answer = await transaction(here, async (tx): Promise<StaffSignedIn | Refused> => {
      const proved = await owner(tx)
      if ('refused' in proved) return proved
      const { loginId, enrolled } = proved
      if (!(await redeemLink(tx, 'staff-invitation', input.token, ctx.now))) throw gone()
      const member = { ...invitation, loginId }
      await linkMember(tx, ctx, member)
      await recordAudit(tx, asStaff(ctx, member), {
        action: 'staff.invitation-accepted',
        subject: { type: 'staff-member', id: invitation.staffId },
        details: { newLogin: !invitation.hasLogin },
      })
      const step = await enterPractice(tx, ctx, member, enrolled)
      const { practiceId } = invitation
      const { userAgent } = input
      const session = { kind: 'staff' as const, loginId, practiceId, completed: step === 'done', userAgent }
      return {
        token: await startSession(tx, ctx.now, session),
        device: rememberDevice(input.device, loginId),
        step,
      }
    })
    if (!('refused' in answer)) return answer
    throw new Invalid({ password: Object.values(refusal(answer, ctx.now).fields)[0] ?? { key: 'errors.login.wrong' } })
  } catch (error) {
    // Somebody took the address, or this person is on the staff under another one, while the page was open.
    if (violatedConstraint(error) === null) throw error
    throw new Conflict({ key: 'errors.staff.loginTaken' })
  }
}

type Owner = (tx: Tx) => Promise<{ loginId: string; enrolled: boolean } | Refused>

/** The slow work before the transaction: weighing the old password, or judging and hashing the new one. */
async function proveOwner(ctx: Ctx, invitation: Invitation, input: Input): Promise<Owner> {
  const { email, name, practiceName, policy } = invitation
  if (invitation.hasLogin) {
    const claim = await weighPassword(ctx.db, { ...input, email, locale: 'en' })
    return async (tx) => {
      const admitted = await admit(tx, ctx, claim, { device: input.device, locale: 'en' })
      if ('refused' in admitted) return admitted
      return { loginId: admitted.login.id, enrolled: admitted.login.totpEnrolledAt !== null }
    }
  }
  const problem = checkPassword(input.password, policy, [email, name, practiceName])
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(input.password)
  return async (tx) => {
    const id = newId(ctx.now.getTime())
    await tx.insert(logins).values({ id, email, passwordHash, createdAt: ctx.now })
    return { loginId: id, enrolled: false }
  }
}

async function linkMember(tx: Tx, ctx: Ctx, member: Invitation & { loginId: string }): Promise<void> {
  await seeAs(tx, member.loginId, member.practiceId)
  const linked = await tx
    .update(staffMembers)
    .set({ loginId: member.loginId, acceptedAt: ctx.now })
    .where(
      and(
        eq(staffMembers.practiceId, member.practiceId),
        eq(staffMembers.id, member.staffId),
        isNull(staffMembers.loginId),
        isNull(staffMembers.disabledAt),
      ),
    )
    .returning({ id: staffMembers.id })
  if (linked.length === 0) throw gone()
}
