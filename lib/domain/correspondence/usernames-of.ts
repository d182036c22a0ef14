import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { logins, onlineAccounts, patientContacts, practices } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'

/**
 * The usernames an address may be told: of logins with that email, and of accounts of patients who have proved it as
 * theirs. Looks at one practice after the other, as each sees only its own; works for none afterwards.
 */
export async function usernamesOf(tx: Tx, address: string): Promise<string[]> {
  const found = await tx
    .select({ username: logins.username })
    .from(logins)
    .where(and(eq(sql`lower(${logins.email})`, address.toLowerCase()), isNotNull(logins.username)))
  for (const { id: practiceId } of await tx.select({ id: practices.id }).from(practices)) {
    await workFor(tx, practiceId)
    const here = await tx
      .selectDistinct({ username: logins.username })
      .from(patientContacts)
      .innerJoin(
        onlineAccounts,
        and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.patientId, patientContacts.patientId)),
      )
      .innerJoin(logins, eq(logins.id, onlineAccounts.loginId))
      .where(
        and(
          eq(patientContacts.practiceId, practiceId),
          eq(patientContacts.kind, 'email'),
          eq(sql`lower(${patientContacts.value})`, address.toLowerCase()),
          isNotNull(patientContacts.verifiedAt),
          isNotNull(logins.username),
          isNull(logins.disabledAt),
        ),
      )
    found.push(...here)
  }
  await workFor(tx, '')
  return [...new Set(found.flatMap(({ username }) => username ?? []))].sort()
}

async function workFor(tx: Tx, practiceId: string): Promise<void> {
  await tx.execute(sql`select set_config('app.practice_id', ${practiceId}, true)`)
}
