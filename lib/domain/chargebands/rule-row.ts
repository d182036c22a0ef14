import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { addNamedServices, readServiceLines } from './add-named-services'
import { knownIds } from './known-ids'
import { settingsOf } from './rule-kinds'
import type { AddRule } from './schema'

/** Words one a line or between commas, each once however it is written. */
export function readWords(typed: string | undefined): string[] {
  const words = (typed ?? '').split(/[\n,]/).map((word) => word.trim())
  return words.filter(
    (word, index) => word !== '' && words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index,
  )
}

/** The stored form of a rule as typed; services named on the way are added first. */
export async function ruleRow(tx: Tx, ctx: Ctx, input: AddRule) {
  const isPriceList = input.kind === 'price-list'
  const serviceIds = isPriceList ? Object.keys(input.prices) : input.serviceIds
  const { siteIds, clinicianIds = [] } = input
  await knownIds(tx, ctx, { serviceIds, siteIds, clinicianIds })
  const added = await addNamedServices(tx, ctx, readServiceLines(input.newServices, isPriceList))
  const fresh = added.filter(({ id }) => isPriceList || !serviceIds.includes(id))
  return {
    kind: input.kind,
    name: input.name,
    appliesWhen: { clinicianIds, siteIds, locations: readWords(input.locations), tags: readWords(input.tags) },
    settings: settingsOf(input, fresh),
  }
}
