import { and, desc, eq } from 'drizzle-orm'
import { logins, messages, onlineAccounts } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import type { MessageKind } from '@/lib/domain/correspondence/vocabulary'
import { askContact } from '@/lib/domain/details/ask-contact'
import { proveEmail } from '@/lib/domain/details/prove-email'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import type { atTheDesk } from './at-the-desk'
import { asPatient, type TestPractice } from './people'
import { testPassword } from './registering'

type Desk = Awaited<ReturnType<typeof atTheDesk>>

/** A patient registered at the desk, identified, with an active account, and the context of their own session. */
export async function signedInPatient(practice: TestPractice, at: Desk, change: Record<string, unknown> = {}) {
  const person = await at.identified(change)
  const { accountId } = await createOnlineAccount(at.desk, { patientId: person.patientId, withoutEmail: 'yes' })
  const loginId = newId()
  const passwordHash = await hashPassword(testPassword)
  await read(at.desk, async (tx) => {
    await tx.insert(logins).values({ id: loginId, username: `user-${loginId}`, passwordHash, createdAt: at.desk.now })
    await tx
      .update(onlineAccounts)
      .set({ status: 'active', loginId })
      .where(and(eq(onlineAccounts.practiceId, practice.practiceId), eq(onlineAccounts.id, accountId ?? '')))
  })
  const ctx: Ctx = forPractice(asPatient(practice.visitor, loginId), null)
  return { ...person, accountId: accountId ?? '', loginId, ctx }
}

/** The secret of the newest message of a kind to somebody: the token of a link and the digits of a code. */
export async function newestSecret(desk: Ctx, kind: MessageKind, recipient: string) {
  const sent = await read(desk, (tx) =>
    tx
      .select({ ids: messages.ids })
      .from(messages)
      .where(and(eq(messages.kind, kind), eq(messages.recipient, recipient)))
      .orderBy(desc(messages.id)),
  )
  const secretId = sent[0]?.ids.secretId
  if (!secretId) throw new Error(`Nothing of kind ${kind} was sent there`)
  return { token: secretValue(secretId), code: secretCode(secretId) }
}

/** A signed-in patient who gave another email and proved it. */
export async function provedEmail(desk: Ctx, patient: { ctx: Ctx; accountId: string }, email: string) {
  const { ctx, accountId } = patient
  await askContact(ctx, { accountId, kind: 'email', value: email, password: testPassword, locale: 'en' })
  await proveEmail(ctx, await newestSecret(desk, 'email-proof', email))
}
