import { and, eq, isNull } from 'drizzle-orm'
import { chargebands, membershipSchemes, memberships, onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { addMember } from './add-member'
import { grossOf } from './billing'
import { type OwnPlace, ownPlaces, placeOwns } from './own-places'
import type { JoinScheme } from './schema'

/**
 * A patient joins a scheme of their own chargeband and owes its first invoice from then on. Pressing twice joins once.
 * One membership at a time: whoever has another leaves that first.
 */
export async function joinScheme(ctx: Ctx, input: JoinScheme): Promise<{ already: boolean }> {
  authorize(ctx.actor, 'membership:own')
  const [place] = await ownPlaces(ctx, input.accountId)
  if (!place?.current) throw new NotFound('account')
  const { there, patientId, registrationId } = place
  try {
    return await transaction(there, async (tx) => {
      await holdAccount(tx, place)
      const [live] = await tx
        .select({ schemeId: memberships.schemeId })
        .from(memberships)
        .where(
          and(eq(memberships.practiceId, place.practiceId), placeOwns(place, memberships), isNull(memberships.leftAt)),
        )
      if (live?.schemeId === input.schemeId) return { already: true }
      if (live) throw new Conflict({ key: 'errors.membership.another' })
      const scheme = await openScheme(tx, place, input.schemeId)
      if (input.gross !== undefined && input.gross !== grossOf(scheme))
        throw new Conflict({ key: 'errors.membership.price' })
      const owner = { patientId, registrationId }
      await addMember(tx, there, { scheme, owner })
      return { already: false }
    })
  } catch (error) {
    // The record behind the account has a membership they may not see, or another browser was first.
    if (violatedConstraint(error)?.startsWith('memberships_one_of'))
      throw new Conflict({ key: 'errors.membership.ask' })
    throw error
  }
}

/** Those who join with this account take turns. */
async function holdAccount(tx: Tx, { practiceId, accountId }: OwnPlace): Promise<void> {
  await tx
    .select({ id: onlineAccounts.id })
    .from(onlineAccounts)
    .where(and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, accountId)))
    .for('no key update')
}

async function openScheme(tx: Tx, { practiceId, chargebandId }: OwnPlace, schemeId: string) {
  if (!chargebandId) throw new NotFound('membership scheme')
  const { id, currency, net, tax, frequency, billingDay } = membershipSchemes
  const [scheme] = await tx
    .select({ id, currency, net, tax, frequency, billingDay })
    .from(membershipSchemes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, membershipSchemes.chargebandId)),
    )
    .where(
      and(
        eq(membershipSchemes.practiceId, practiceId),
        eq(membershipSchemes.id, schemeId),
        eq(membershipSchemes.chargebandId, chargebandId),
        isNull(membershipSchemes.archivedAt),
        isNull(chargebands.archivedAt),
      ),
    )
    .for('share', { of: membershipSchemes })
  if (!scheme) throw new NotFound('membership scheme')
  return scheme
}
