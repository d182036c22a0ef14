import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { addNamedServices, readServiceLines } from './add-named-services'
import { knownIds } from './known-ids'
import { settingsOf } from './rule-kinds'
import type { AddRule } from './schema'

/** The stored form of a rule as typed; services named on the way are added first. */
export async function ruleRow(tx: Tx, ctx: Ctx, input: AddRule) {
  const isPriceList = input.kind === 'price-list'
  const serviceIds = isPriceList ? Object.keys(input.prices) : input.serviceIds
  await knownIds(tx, ctx, { serviceIds, siteIds: input.siteIds })
  const added = await addNamedServices(tx, ctx, readServiceLines(input.newServices, isPriceList))
  const fresh = added.filter(({ id }) => isPriceList || !serviceIds.includes(id))
  return {
    kind: input.kind,
    name: input.name,
    appliesWhen: { clinicianIds: [], siteIds: input.siteIds },
    settings: settingsOf(input, fresh),
  }
}
