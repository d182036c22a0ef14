import { and, desc, eq } from 'drizzle-orm'
import { onlineAccounts, registrationEvents, registrations } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'

/**
 * A registration that waits for staff to decide, held until the end, with the account its person signs in to. Of two who
 * decide at once the second is told who was first, and what they decided.
 */
export async function inReview(tx: Tx, ctx: Ctx, registrationId: string) {
  const practiceId = practiceOf(ctx)
  const [registration] = await tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId)))
    .for('update')
  if (!registration) throw new NotFound('registration')
  if (registration.status !== 'in-review') {
    const [last] = await tx
      .select({ actor: registrationEvents.actor })
      .from(registrationEvents)
      .where(
        and(
          eq(registrationEvents.practiceId, practiceId),
          eq(registrationEvents.registrationId, registrationId),
          eq(registrationEvents.toStatus, registration.status),
        ),
      )
      .orderBy(desc(registrationEvents.at), desc(registrationEvents.id))
      .limit(1)
    throw new Conflict({ key: 'errors.review.decided', params: { who: last?.actor ?? '', what: registration.status } })
  }
  const [account] = await tx
    .select()
    .from(onlineAccounts)
    .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.registrationId, registrationId)))
  if (!account) throw new NotFound('account')
  return { registration, account }
}
