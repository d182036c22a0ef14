import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { onlineAccounts, patientContacts } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import { seeAs } from './as-login'
import type { FoundLogin } from './find-login'

/**
 * Where mail about a login goes: its own address, or for someone who signs in with a username the address on their
 * practice's file that was shown to be theirs. The transaction works for no practice afterwards.
 */
export async function contactOfLogin(tx: Tx, login: FoundLogin): Promise<string | null> {
  if (login.email) return login.email
  await seeAs(tx, login.id)
  const accounts = await tx
    .select({ practiceId: onlineAccounts.practiceId, patientId: onlineAccounts.patientId })
    .from(onlineAccounts)
    .where(and(eq(onlineAccounts.loginId, login.id), isNull(onlineAccounts.disabledAt)))
  let address: string | null = null
  for (const { practiceId, patientId } of accounts) {
    if (address || !patientId) continue
    await seeAs(tx, login.id, practiceId)
    const [contact] = await tx
      .select({ value: patientContacts.value })
      .from(patientContacts)
      .where(
        and(
          eq(patientContacts.practiceId, practiceId),
          eq(patientContacts.patientId, patientId),
          eq(patientContacts.kind, 'email'),
          isNotNull(patientContacts.verifiedAt),
        ),
      )
      .orderBy(desc(patientContacts.preferred), desc(patientContacts.createdAt))
      .limit(1)
    address = contact?.value ?? null
  }
  await seeAs(tx, login.id)
  return address
}
