import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { admit, type Credentials, refusal, weighPassword } from './admit'
import { asLogin } from './as-login'
import { atLeast } from './at-least'
import { rememberDevice } from './device'
import { startSession } from './start-session'

export type SignedIn = { token: string; device: string }

/** A patient signs in with an email address or username and a password; every sign-in is a new session. */
export async function signInPatient(ctx: Ctx, input: Credentials & { userAgent: string | null }): Promise<SignedIn> {
  authorize(ctx.actor, 'login:sign-in')
  return atLeast(150, async () => {
    const claim = await weighPassword(ctx.db, input)
    const answer = await transaction({ ...ctx, practiceId: null }, async (tx) => {
      const admitted = await admit(tx, { ...ctx, practiceId: null }, claim, input)
      if ('refused' in admitted) return admitted
      const loginId = admitted.login.id
      const { userAgent } = input
      const token = await startSession(tx, ctx.now, { kind: 'patient', loginId, completed: true, userAgent })
      await recordAudit(tx, asLogin(ctx, loginId), {
        action: 'login.signed-in',
        subject: { type: 'login', id: loginId },
        details: { kind: 'patient' },
      })
      return { token, device: rememberDevice(input.device, loginId) }
    })
    if ('refused' in answer) throw refusal(answer, ctx.now)
    return answer
  })
}
