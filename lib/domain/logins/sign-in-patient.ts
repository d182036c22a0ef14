import { and, eq, isNull } from 'drizzle-orm'
import { onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loginOfWorkEmail } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { admit, type Credentials, refusal, weighPassword } from './admit'
import { asLogin, seeAs } from './as-login'
import { atLeast } from './at-least'
import { rememberDevice } from './device'
import { type FoundLogin, loginById } from './find-login'
import { startSession } from './start-session'

export type SignedIn = { token: string; device: string }

type Door = {
  userAgent: string | null
  /** The practice whose account they must hold, where they come in by a program of one; and whether a code is owed. */
  at?: { practiceId: string; secondFactor: boolean; byWorkEmail?: boolean }
}

/** A patient signs in with an email address or username and a password; every sign-in is a new session. */
export async function signInPatient(ctx: Ctx, input: Credentials & Door): Promise<SignedIn> {
  authorize(ctx.actor, 'login:sign-in')
  return atLeast(150, async () => {
    const claim = await weighPassword(ctx.db, input, await meantBy(ctx, input))
    const answer = await transaction({ ...ctx, practiceId: null }, async (tx) => {
      const admitted = await admit(tx, { ...ctx, practiceId: null }, claim, input)
      if ('refused' in admitted) return admitted
      const loginId = admitted.login.id
      const { userAgent, at } = input
      if (at && !(await holdsAccountAt(tx, loginId, at.practiceId))) return { refused: 'wrong' as const }
      const completed = !at?.secondFactor
      const token = await startSession(tx, ctx.now, { kind: 'patient', loginId, completed, userAgent })
      await recordAudit(tx, asLogin(ctx, loginId), {
        action: 'login.signed-in',
        subject: { type: 'login', id: loginId },
        details: { kind: 'patient', ...(completed ? {} : { secondFactor: 'owed' }) },
      })
      return { token, device: rememberDevice(input.device, loginId) }
    })
    if ('refused' in answer) throw refusal(answer, ctx.now)
    return answer
  })
}

/** On referral portals the name is a work email, which the practice's accounts know. */
async function meantBy(ctx: Ctx, { email, at }: Credentials & Door): Promise<FoundLogin | null | undefined> {
  if (!at?.byWorkEmail) return undefined
  const loginId = await loginOfWorkEmail(forPractice(ctx, at.practiceId), email)
  return loginId ? loginById(ctx.db, loginId) : null
}

async function holdsAccountAt(tx: Tx, loginId: string, practiceId: string): Promise<boolean> {
  await seeAs(tx, loginId)
  const [held] = await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .where(
      and(
        eq(onlineAccounts.practiceId, practiceId),
        eq(onlineAccounts.loginId, loginId),
        isNull(onlineAccounts.disabledAt),
        isNull(onlineAccounts.closedAt),
      ),
    )
    .limit(1)
  return held !== undefined
}
