import { and, desc, eq, or, sql } from 'drizzle-orm'
import { registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { atLeast } from '@/lib/domain/logins/at-least'
import { startSession } from '@/lib/domain/logins/start-session'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import { practiceById } from '@/lib/domain/practices/queries'
import { redeemCode } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { emailKey } from '@/lib/domain/shared/fields'
import { readPhoneNumber } from '@/lib/domain/shared/phone-number'
import type { Tx } from '@/lib/platform/db'
import { activate, createLogin, type Registration } from './activate'
import { patientSession } from './activate-by-link'
import { leaveToMailbox } from './announce-activation'
import { draftFor } from './drafts'
import { loadRegistration, loginOfEmail } from './load-registration'

type Input = { draftToken: string | null; contact?: string | undefined; activationCode: string }
type Activated = { sessionToken: string | null; invoiceId: string | null }
type Answer = Activated | { problem: 'wrong' | 'expired' | 'too-many' }

/**
 * Activates with the six digits of the email or text. The browser that registered needs nothing else; another one also
 * types the email or number they were sent to. A wrong try is counted for good: five and the code is void. Who activates
 * through another company's program signs in there afterwards; with an email that signs in somebody already the answer
 * is the same, and the mailbox is told how to finish (docs/decisions/005). Whoever typed a contact is told only that the
 * code does not work, whether anybody waits there or not.
 */
export async function activateByCode(ctx: Ctx, input: Input): Promise<Activated> {
  authorize(ctx.actor, 'registration:activate')
  const { activationCode } = input
  const own = (await draftFor(ctx, input.draftToken))?.submitted?.registrationId
  if (own) {
    const answer = await tryCode(ctx, own, activationCode)
    if ('problem' in answer) throw refusal(answer.problem === 'too-many' ? 'tooMany' : answer.problem)
    return answer
  }
  const { contact } = input
  if (!contact) throw new Invalid({ contact: { key: 'errors.activationContact.required' } })
  return atLeast(150, async () => {
    const found = await waitingAt(ctx, contact)
    const answer = found && (await tryCode(ctx, found, activationCode))
    if (!answer || 'problem' in answer) throw refusal('doesNotWork')
    return answer
  })
}

async function tryCode(ctx: Ctx, registrationId: string, activationCode: string): Promise<Answer> {
  authorize(ctx.actor, 'registration:activate')
  return transaction<Answer>(ctx, async (tx) => {
    const registration = await loadRegistration(tx, ctx, registrationId)
    const known = await loginOfEmail(tx, registration.email)
    // A known email's own message has a link and no code: finishing there begins with signing in.
    const kinds: SecretKind[] = known ? ['activation-code'] : ['activation', 'activation-code']
    const tried = await redeemCode(tx, kinds, registrationId, activationCode, ctx.now)
    if (tried.outcome !== 'redeemed') {
      await recordAudit(tx, ctx, {
        action: 'registration.code-refused',
        subject: { type: 'registration', id: registrationId },
        details: { outcome: tried.outcome },
      })
      return { problem: tried.outcome }
    }
    const by = tried.secret.kind === 'activation' ? 'email' : 'sms'
    const loginId = registration.loginId ?? (await loginFor(tx, ctx, registration, known !== null))
    if (!loginId) {
      if (registration.status === 'awaiting-activation') await leaveToMailbox(tx, ctx, registration)
      return { sessionToken: null, invoiceId: null }
    }
    const invoiceId = await activate(tx, ctx, registration, { by, loginId })
    if (ctx.actor.kind === 'api-client') return { sessionToken: null, invoiceId }
    await recordAudit(tx, ctx, {
      action: 'login.signed-in',
      subject: { type: 'login', id: loginId },
      details: { by: 'activation-code' },
    })
    return { sessionToken: await startSession(tx, ctx.now, patientSession(loginId)), invoiceId }
  })
}

/**
 * The login a code opens. A page tells the reference, which signs in whoever shares an email; a program tells nobody, so
 * through one an email that signs in somebody already opens none.
 */
async function loginFor(
  tx: Tx,
  ctx: Ctx,
  { email, passwordHash, reference }: Registration,
  known: boolean,
): Promise<string | null> {
  const named = { username: reference.toLowerCase(), passwordHash: passwordHash ?? null }
  const own = known ? null : await createLogin(tx, ctx, { ...(email ? { email } : {}), ...named })
  if (own || (ctx.actor.kind === 'api-client' && email)) return own
  const loginId = await createLogin(tx, ctx, named)
  if (!loginId) throw new Conflict({ key: 'errors.activation.gone' })
  return loginId
}

function refusal(why: 'wrong' | 'expired' | 'tooMany' | 'doesNotWork'): Invalid {
  return new Invalid({ activationCode: { key: `errors.activationCode.${why}` } })
}

/** The newest registration that waits for activation at an email or number. */
export async function waitingAt(ctx: Ctx, contact: string): Promise<string | null> {
  const practice = await practiceById(ctx.db, practiceOf(ctx))
  const number = readPhoneNumber(contact, practice.nation)
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(
        and(
          eq(registrations.practiceId, practiceOf(ctx)),
          eq(registrations.status, 'awaiting-activation'),
          or(
            eq(sql`lower(${registrations.email})`, emailKey(contact)),
            eq(registrations.mobile, number.ok ? number.value : ''),
          ),
        ),
      )
      .orderBy(desc(registrations.submittedAt))
      .limit(1),
  )
  return row?.id ?? null
}
