import { and, eq, sql } from 'drizzle-orm'
import { logins, registrations } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/** The whole registration, inside a verb's transaction. */
export async function loadRegistration(tx: Tx, ctx: Ctx, registrationId: string) {
  const [row] = await tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.id, registrationId)))
  if (!row) throw new Conflict({ key: 'errors.activation.gone' })
  return row
}

/** The login an email signs in, if there is one. */
export async function loginOfEmail(tx: Tx, email: string | null): Promise<string | null> {
  if (!email) return null
  const [row] = await tx
    .select({ id: logins.id })
    .from(logins)
    .where(eq(sql`lower(${logins.email})`, email.toLowerCase()))
  return row?.id ?? null
}
