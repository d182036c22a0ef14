import { and, eq } from 'drizzle-orm'
import { logins, onlineAccounts } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { type Ctx, forPractice, read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
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
