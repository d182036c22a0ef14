import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { chargebands, invoices, membershipSchemes, memberships } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { grossOf } from './billing'
import { type OwnPlace, ownPlaces, placeOwns } from './own-places'

export type OwnMembership = Awaited<ReturnType<typeof ownMemberships>>[number]

/**
 * For each account of whoever is signed in: the scheme they are a member of, with its newest invoice, and those they
 * could join. A practice without either is left out.
 */
export async function ownMemberships(ctx: Ctx) {
  authorize(ctx.actor, 'membership:own')
  const places = await ownPlaces(ctx)
  const all = await Promise.all(
    places.map((place) =>
      read(place.there, async (tx) => ({ place, current: await currentAt(tx, place), open: await openTo(tx, place) })),
    ),
  )
  return all.filter(({ current, open }) => current !== null || open.length > 0)
}

async function currentAt(tx: Tx, place: OwnPlace) {
  const { practiceId } = place
  const [row] = await tx
    .select({
      id: memberships.id,
      name: membershipSchemes.name,
      code: membershipSchemes.code,
      currency: memberships.currency,
      net: memberships.net,
      tax: memberships.tax,
      frequency: memberships.frequency,
      joinedOn: memberships.joinedOn,
      joinedAt: memberships.joinedAt,
      nextInvoiceOn: memberships.nextInvoiceOn,
    })
    .from(memberships)
    .innerJoin(
      membershipSchemes,
      and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.id, memberships.schemeId)),
    )
    .where(and(eq(memberships.practiceId, practiceId), placeOwns(place, memberships), isNull(memberships.leftAt)))
  if (!row) return null
  const [last] = await tx
    .select({ id: invoices.id, gross: invoices.gross, status: invoices.status })
    .from(invoices)
    .where(and(eq(invoices.practiceId, practiceId), eq(invoices.membershipId, row.id)))
    .orderBy(desc(invoices.number))
    .limit(1)
  return { ...row, gross: grossOf(row), lastInvoice: last ?? null }
}

async function openTo(tx: Tx, { practiceId, chargebandId, current }: OwnPlace) {
  if (!chargebandId || !current) return []
  const { id, name, code, currency, net, tax, frequency, billingDay } = membershipSchemes
  const rows = await tx
    .select({ id, name, code, currency, net, tax, frequency, billingDay })
    .from(membershipSchemes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, membershipSchemes.chargebandId)),
    )
    .where(
      and(
        eq(membershipSchemes.practiceId, practiceId),
        eq(membershipSchemes.chargebandId, chargebandId),
        isNull(membershipSchemes.archivedAt),
        isNull(chargebands.archivedAt),
      ),
    )
    .orderBy(asc(membershipSchemes.name))
  return rows.map((row) => ({ ...row, gross: grossOf(row) }))
}
