import { eq } from 'drizzle-orm'
import { chargebands, companies, messages, practices, registrations, signUpCodes } from '@/drizzle/schema'
import type { MessageKind } from '@/lib/domain/correspondence/vocabulary'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import type { Db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { announce } from '@/lib/platform/outbox'

type MailPractice = { practiceId: string; chargebandId: string }

/** The context of timed and queued work, at the real time unless told otherwise. */
export function systemCtx(db: Db, practiceId: string | null, now = new Date()): Ctx {
  return { actor: { kind: 'system', task: 'test' }, practiceId, db, now, requestId: newId() }
}

/** A practice with one chargeband that is open online with the code WELCOME123. */
export async function makeMailPractice(db: Db, name = 'Riverside Surgery'): Promise<MailPractice> {
  const [practiceId, companyId, chargebandId, createdAt] = [newId(), newId(), newId(), new Date()]
  const place = { nation: 'england', practiceCode: 'A81001', phone: '020 7946 0100' } as const
  await db.insert(practices).values({ ...place, id: practiceId, slug: `practice-${practiceId}`, name, createdAt })
  await transaction(systemCtx(db, practiceId), async (tx) => {
    await tx.insert(companies).values({ practiceId, id: companyId, name: 'Private', type: 'practice', createdAt })
    const band = { practiceId, id: chargebandId, companyId, name: 'Online', onlineBookingEnabledAt: createdAt }
    await tx.insert(chargebands).values({ ...band, createdAt })
    const code = { code: 'WELCOME123', codeKey: 'welcome123', isMain: true }
    await tx.insert(signUpCodes).values({ ...code, practiceId, id: newId(), chargebandId, createdAt })
  })
  return { practiceId, chargebandId }
}

/** A registration that waits for activation, put straight into the table. */
export async function makeWaitingRegistration(db: Db, { practiceId, chargebandId }: MailPractice, now = new Date()) {
  const id = newId()
  await transaction(systemCtx(db, practiceId), (tx) =>
    tx.insert(registrations).values({
      ...{ practiceId, id, chargebandId, reference: id.slice(-12), route: 'sign-up-code' },
      ...{ givenName: 'Zoë', familyName: 'Quill', dateOfBirth: '1980-05-01', status: 'awaiting-activation' },
      ...{ termsVersion: 1, privacyVersion: 1, locale: 'en', submittedAt: now },
      expiresAt: new Date(now.getTime() + 7 * 86_400_000),
    }),
  )
  return id
}

type About = { registrationId?: string; secretFor?: SecretKind; subjectId?: string; ids?: Record<string, string> }

/** Announces a message the way a verb does, with a secret where the kind carries one. Returns both ids. */
export async function announceTo(
  ctx: Ctx,
  kind: MessageKind,
  recipient: string,
  { registrationId, secretFor, subjectId, ids = {} }: About = {},
  locale: Locale = 'en',
) {
  return transaction(ctx, async (tx) => {
    const subject = subjectId ?? registrationId ?? newId()
    const secretId = secretFor
      ? await issueSecret(tx, ctx.now, { kind: secretFor, practiceId: ctx.practiceId, subjectId: subject })
      : null
    const messageId = await announce(tx, ctx, {
      ...{ kind, recipient, locale },
      channel: recipient.includes('@') ? 'email' : 'sms',
      ids: { ...ids, ...(registrationId ? { registrationId } : {}), ...(secretId ? { secretId } : {}) },
      ...(registrationId ? { registrationId } : {}),
    })
    return { messageId, secretId: secretId ?? '' }
  })
}

export async function messageRow(ctx: Ctx, messageId: string) {
  const [row] = await transaction(ctx, (tx) => tx.select().from(messages).where(eq(messages.id, messageId)))
  if (!row) throw new Error('no such message')
  return row
}

/** Asks again until it holds; fails after ten seconds. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const until = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > until) throw new Error('It did not happen within ten seconds')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
