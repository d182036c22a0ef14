import { and, eq, inArray, sql } from 'drizzle-orm'
import { registrationEvents, registrations } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { inserting } from '@/lib/platform/inserting'
import { type RegistrationStatus, registrationTransitions } from './vocabulary'

type Action = keyof typeof registrationTransitions
type Change = Partial<
  Pick<typeof registrations.$inferInsert, 'activatedAt' | 'activatedBy' | 'loginId' | 'patientId' | 'passwordHash'>
>

/**
 * Takes an action on a registration: one conditional UPDATE from the statuses the table allows, and an event with the
 * actor. False when it is no longer in such a status.
 */
export async function move(
  tx: Tx,
  ctx: Ctx,
  registrationId: string,
  action: Action,
  change: Change = {},
): Promise<boolean> {
  const { from, to }: { from: readonly RegistrationStatus[]; to: RegistrationStatus } = registrationTransitions[action]
  const moved = await tx
    .update(registrations)
    .set({ ...change, status: to, version: sql`${registrations.version} + 1` })
    .where(
      and(
        eq(registrations.practiceId, practiceOf(ctx)),
        eq(registrations.id, registrationId),
        inArray(registrations.status, [...from]),
      ),
    )
    .returning({ id: registrations.id })
  if (moved.length === 0) return false
  await recordEvent(tx, ctx, registrationId, action, to, from.length === 1 ? from[0] : undefined)
  return true
}

async function recordEvent(
  tx: Tx,
  ctx: Ctx,
  registrationId: string,
  action: string,
  toStatus: RegistrationStatus,
  fromStatus?: RegistrationStatus,
): Promise<void> {
  await tx.insert(registrationEvents).values(eventRow(ctx, registrationId, action, toStatus, fromStatus))
}

/** The write of how every registration begins: submitted, and in the same moment waiting for its activation. */
export function submittedEvents(ctx: Ctx, registrationId: string) {
  const { to } = registrationTransitions['ask-activation']
  return inserting(registrationEvents, [
    eventRow(ctx, registrationId, 'submit', 'submitted'),
    eventRow(ctx, registrationId, 'ask-activation', to, 'submitted'),
  ])
}

function eventRow(
  ctx: Ctx,
  registrationId: string,
  action: string,
  toStatus: RegistrationStatus,
  fromStatus?: RegistrationStatus,
) {
  return {
    practiceId: practiceOf(ctx),
    id: newId(ctx.now.getTime()),
    registrationId,
    action,
    fromStatus: fromStatus ?? null,
    toStatus,
    actor: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    at: ctx.now,
  }
}
