import { and, eq } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import { seeAs } from '@/lib/domain/logins/as-login'
import { heldFor } from '@/lib/domain/profiles/own-profile'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

export type ContactsForCodes = { mobile: string | null; email: string | null }

/**
 * Where a login's codes may go at this practice: the mobile and email on file, proven or not, for a code stands beside a
 * password or a link and never alone. Null where the login has no account here. The transaction sees the practice.
 */
export async function contactsForCodes(tx: Tx, ctx: Ctx, loginId: string): Promise<ContactsForCodes | null> {
  const practiceId = practiceOf(ctx)
  await seeAs(tx, loginId, practiceId)
  const held = await heldFor(tx, ctx, loginId).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!held) return null
  const { patient, registration } = held
  if (!patient) return { mobile: registration?.mobile ?? null, email: registration?.email ?? null }
  const rows = await tx
    .select({ kind: patientContacts.kind, value: patientContacts.value })
    .from(patientContacts)
    .where(
      and(
        eq(patientContacts.practiceId, practiceId),
        eq(patientContacts.patientId, patient.id),
        eq(patientContacts.preferred, true),
      ),
    )
  const used = (kind: string) => rows.find((row) => row.kind === kind)?.value ?? null
  return { mobile: used('mobile'), email: used('email') }
}
