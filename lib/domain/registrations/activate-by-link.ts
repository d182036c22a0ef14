import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { startSession } from '@/lib/domain/logins/start-session'
import { type OpenSecret, peekSecret, redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { activate, createLogin } from './activate'
import { leaveToMailbox } from './announce-activation'
import { loadRegistration, loginOfEmail } from './load-registration'

export type LinkAnswer =
  /** `invoiceId` is what they owe from now on, where they joined a membership scheme. */
  | { outcome: 'activated'; sessionToken: string | null; invoiceId: string | null }
  /** The email signs in somebody already: they sign in, or choose a username, and the link stays good. */
  | { outcome: 'sign-in-needed' }

const gone = { key: 'errors.activation.gone' }

/**
 * Uses the link of an activation email once. Whoever opens it holds the mailbox, so the account opens signed in; through
 * another company's program they sign in there afterwards. `registrationId` is the one registration it may be for.
 */
export async function activateByLink(ctx: Ctx, input: { token: string; registrationId?: string }): Promise<LinkAnswer> {
  authorize(ctx.actor, 'registration:activate')
  const found = await peekSecret(ctx.db, 'activation', input.token, ctx.now)
  if (!found || !isMeant(ctx, found, input.registrationId)) throw new Conflict(gone)
  const inPractice = forPractice(ctx, found.practiceId)
  return transaction(inPractice, async (tx) => {
    const registration = await loadRegistration(tx, inPractice, found.subjectId)
    const known = await loginOfEmail(tx, registration.email)
    const signedIn = ctx.actor.kind === 'patient' ? ctx.actor.loginId : null
    if (known && known !== signedIn) {
      // The link may lead to the program's own page, which can do no more; the mailbox gets one that can.
      if (ctx.actor.kind === 'api-client') await leaveToMailbox(tx, inPractice, registration)
      return { outcome: 'sign-in-needed' }
    }
    if (!(await redeemLink(tx, 'activation', input.token, ctx.now))) throw new Conflict(gone)
    const { email, passwordHash } = registration
    const loginId = known ?? (await createLogin(tx, ctx, { ...(email ? { email } : {}), passwordHash }))
    // Another activation took the email a moment ago: undo this one, so that the link stays good.
    if (!loginId) throw new Conflict({ key: 'errors.activation.again' })
    const invoiceId = await activate(tx, inPractice, registration, { by: 'email', loginId })
    if (ctx.actor.kind === 'api-client') return { outcome: 'activated', sessionToken: null, invoiceId }
    await recordAudit(tx, inPractice, {
      action: 'login.signed-in',
      subject: { type: 'login', id: loginId },
      details: { by: 'activation-link' },
    })
    if (known) return { outcome: 'activated', sessionToken: null, invoiceId }
    const sessionToken = await startSession(tx, ctx.now, patientSession(loginId))
    return { outcome: 'activated', sessionToken, invoiceId }
  })
}

/** A program may activate at its own practice only, and in a session of a registration that one only. */
function isMeant({ actor, practiceId }: Ctx, found: OpenSecret, registrationId: string | undefined): boolean {
  if (actor.kind === 'api-client' && found.practiceId !== practiceId) return false
  return registrationId === undefined || registrationId === found.subjectId
}

/** For people who share an email: the link opens an account of their own, signed in to by a username. */
export async function activateWithUsername(
  ctx: Ctx,
  input: { token: string; username: string },
): Promise<{ sessionToken: string }> {
  authorize(ctx.actor, 'registration:activate')
  const found = await peekSecret(ctx.db, 'activation', input.token, ctx.now)
  if (!found) throw new Conflict(gone)
  const inPractice = forPractice(ctx, found.practiceId)
  return transaction(inPractice, async (tx) => {
    const registration = await loadRegistration(tx, inPractice, found.subjectId)
    if (!(await redeemLink(tx, 'activation', input.token, ctx.now))) throw new Conflict(gone)
    const { username } = input
    const loginId = await createLogin(tx, ctx, { username, passwordHash: registration.passwordHash })
    if (!loginId) {
      const taken = { key: 'errors.username.taken' }
      throw new Conflict(taken, { username: taken })
    }
    await activate(tx, inPractice, registration, { by: 'email', loginId })
    await recordAudit(tx, inPractice, {
      action: 'login.signed-in',
      subject: { type: 'login', id: loginId },
      details: { by: 'activation-link' },
    })
    return { sessionToken: await startSession(tx, ctx.now, patientSession(loginId)) }
  })
}

export function patientSession(loginId: string) {
  return { kind: 'patient' as const, loginId, completed: true }
}
