import { and, asc, eq } from 'drizzle-orm'
import { chargebandRules, services, sites } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { mayBookSomehow } from './apply-rules'
import { storedRule } from './rule-kinds'

export type BookableType = { id: string; name: string }

/** The appointment types that the rules of a chargeband let patients book at one site or another, for somebody with its code. */
export async function bookableTypes(ctx: Ctx, chargebandId: string): Promise<BookableType[]> {
  authorize(ctx.actor, 'portal-api:call')
  const practiceId = practiceOf(ctx)
  const [types, places, rules] = await read(ctx, (tx) =>
    Promise.all([
      tx
        .select({ id: services.id, name: services.name })
        .from(services)
        .where(and(eq(services.practiceId, practiceId), eq(services.kind, 'appointment-type')))
        .orderBy(asc(services.name)),
      tx.select({ id: sites.id }).from(sites).where(eq(sites.practiceId, practiceId)),
      tx
        .select()
        .from(chargebandRules)
        .where(and(eq(chargebandRules.practiceId, practiceId), eq(chargebandRules.chargebandId, chargebandId)))
        .orderBy(asc(chargebandRules.position)),
    ]),
  )
  const inOrder = rules.map(({ kind, settings, ...rest }) => ({ ...rest, rule: storedRule(kind, settings) }))
  const siteIds = places.length > 0 ? places.map(({ id }) => id) : [null]
  return types.filter(({ id: serviceId }) => mayBookSomehow(inOrder, serviceId, siteIds))
}
