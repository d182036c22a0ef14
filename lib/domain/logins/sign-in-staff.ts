import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { membershipsOf } from '@/lib/domain/staff/queries'
import { admit, type Credentials, type Refused, refusal, weighPassword } from './admit'
import { asLogin, seeAs } from './as-login'
import { atLeast } from './at-least'
import { rememberDevice } from './device'
import { enterPractice, type StaffStep } from './enter-practice'
import { startSession } from './start-session'

export type StaffSignedIn = { token: string; device: string; step: StaffStep }

/** A member of staff gives email and password; the session stays closed until practice and second factor are settled. */
export async function signInStaff(ctx: Ctx, input: Credentials & { userAgent: string | null }): Promise<StaffSignedIn> {
  authorize(ctx.actor, 'login:sign-in')
  const outside = { ...ctx, practiceId: null }
  return atLeast(150, async () => {
    const claim = await weighPassword(ctx.db, input)
    const answer = await transaction(
      outside,
      async (tx): Promise<StaffSignedIn | Refused | { refused: 'not-staff' }> => {
        const admitted = await admit(tx, outside, claim, input)
        if ('refused' in admitted) return admitted
        const { id: loginId, totpEnrolledAt } = admitted.login
        await seeAs(tx, loginId)
        const members = await membershipsOf(tx, loginId)
        await recordAudit(tx, asLogin(ctx, loginId), {
          action: members.length > 0 ? 'login.password-accepted' : 'login.no-staff-account',
          subject: { type: 'login', id: loginId },
        })
        const [member, another] = members
        if (!member) return { refused: 'not-staff' }
        const step: StaffStep = another ? 'practice' : await enterPractice(tx, ctx, member, totpEnrolledAt !== null)
        const token = await startSession(tx, ctx.now, {
          kind: 'staff',
          loginId,
          practiceId: another ? null : member.practiceId,
          completed: step === 'done',
          userAgent: input.userAgent,
        })
        return { token, device: rememberDevice(input.device, loginId), step }
      },
    )
    if (!('refused' in answer)) return answer
    if (answer.refused === 'not-staff') throw new Invalid({ email: { key: 'errors.login.notStaff' } })
    throw refusal(answer, ctx.now)
  })
}
