import { and, eq } from 'drizzle-orm'
import { memberships } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { endMemberships } from './end-memberships'
import { ownPlaces, placeOwns } from './own-places'
import type { LeaveMembership } from './schema'

/** A patient leaves their scheme: no more invoices, and those that are open stay owed. */
export async function leaveMembership(ctx: Ctx, { accountId, membershipId }: LeaveMembership): Promise<void> {
  authorize(ctx.actor, 'membership:own')
  const [place] = await ownPlaces(ctx, accountId)
  if (!place) throw new NotFound('account')
  await transaction(place.there, async (tx) => {
    const mine = and(eq(memberships.id, membershipId), placeOwns(place, memberships))
    const [ended] = await endMemberships(tx, place.there, mine, 'patient')
    if (!ended) throw new Conflict({ key: 'errors.membership.over' })
    await recordAudit(tx, place.there, {
      action: 'membership.left',
      subject: { type: 'membership', id: membershipId },
      ...(ended.patientId ? { patientId: ended.patientId } : {}),
    })
  })
}
