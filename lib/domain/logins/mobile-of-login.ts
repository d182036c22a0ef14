import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { onlineAccounts, patientContacts, practiceSettings } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import { seeAs } from './as-login'

/**
 * The mobile a text about a login may go to: a verified one, at a practice that sends texts. The transaction works for
 * no practice afterwards.
 */
export async function mobileOfLogin(tx: Tx, loginId: string): Promise<string | null> {
  await seeAs(tx, loginId)
  const accounts = await tx
    .select({ practiceId: onlineAccounts.practiceId, patientId: onlineAccounts.patientId })
    .from(onlineAccounts)
    .where(and(eq(onlineAccounts.loginId, loginId), isNull(onlineAccounts.disabledAt)))
  let mobile: string | null = null
  for (const { practiceId, patientId } of accounts) {
    if (mobile || !patientId) continue
    await seeAs(tx, loginId, practiceId)
    const [contact] = await tx
      .select({ value: patientContacts.value })
      .from(patientContacts)
      .innerJoin(
        practiceSettings,
        and(eq(practiceSettings.practiceId, practiceId), ne(practiceSettings.activationChannel, 'email')),
      )
      .where(
        and(
          eq(patientContacts.practiceId, practiceId),
          eq(patientContacts.patientId, patientId),
          eq(patientContacts.kind, 'mobile'),
          isNotNull(patientContacts.verifiedAt),
        ),
      )
      .orderBy(desc(patientContacts.preferred), desc(patientContacts.createdAt))
      .limit(1)
    mobile = contact?.value ?? null
  }
  await seeAs(tx, loginId)
  return mobile
}
