import type { AddRule } from './schema'
import type { AppliesWhen, PriceListSettings, RuleKind, RuleSettings, SelfBookSettings } from './vocabulary'

export type Names = { services: Map<string, string>; sites: Map<string, string>; clinicians: Map<string, string> }
export type StoredRule =
  | { kind: 'patient-self-book'; settings: SelfBookSettings }
  | { kind: 'price-list'; settings: PriceListSettings }

type KindOfRule = { label: string; purpose: string }

/** The kinds of rule. A further kind is: a word in vocabulary.ts, a schema in schema.ts, its lines here, its form fragment. */
export const kindsOfRule: Record<RuleKind, KindOfRule> = {
  'patient-self-book': {
    label: 'Patient self-book',
    purpose: 'Says what a patient may book online. It does not say what it costs.',
  },
  'price-list': {
    label: 'Price list',
    purpose: 'Says what services cost. It can also make them available.',
  },
}

/** Narrows a stored row: the column pair kind and settings is written by `settingsOf` only. */
export function storedRule(kind: RuleKind, settings: RuleSettings): StoredRule {
  if (kind === 'price-list' && 'prices' in settings) return { kind, settings }
  if (kind === 'patient-self-book' && 'serviceIds' in settings) return { kind, settings }
  throw new Error(`A rule of kind ${kind} has other settings`)
}

/** What is stored for a rule as typed, the new services included. */
export function settingsOf(input: AddRule, added: { id: string; price: number | null }[]): RuleSettings {
  if (input.kind === 'patient-self-book')
    return { allow: input.allow, serviceIds: [...input.serviceIds, ...added.map(({ id }) => id)] }
  const prices = { ...input.prices }
  for (const { id, price } of added) if (price !== null) prices[id] = price
  return { providesServices: input.providesServices, prices }
}

function listed(ids: string[], names: Map<string, string>): string {
  const known = ids.map((id) => names.get(id)).filter((name) => name !== undefined)
  return known.length > 4 ? `${known.slice(0, 3).join(', ')} and ${known.length - 3} more` : known.join(', ')
}

/** A rule in one line, as staff read it under its name. */
export function ruleSentence(rule: StoredRule, appliesWhen: AppliesWhen, names: Names): string {
  const sites = appliesWhen.siteIds.length > 0 ? `at ${listed(appliesWhen.siteIds, names.sites)}` : 'any site'
  return [...whatItDoes(rule, names), sites, ...conditions(appliesWhen, names)].join(' · ')
}

function conditions({ clinicianIds, locations = [], tags = [] }: AppliesWhen, { clinicians }: Names): string[] {
  return [
    ...(clinicianIds.length > 0 ? [`with ${listed(clinicianIds, clinicians)}`] : []),
    ...(locations.length > 0 ? [`in ${locations.join(', ')}`] : []),
    ...(tags.length > 0 ? [`tagged ${tags.join(', ')}`] : []),
  ]
}

function whatItDoes(rule: StoredRule, names: Names): string[] {
  switch (rule.kind) {
    case 'patient-self-book': {
      const services = listed(rule.settings.serviceIds, names.services) || 'No service yet'
      return rule.settings.allow ? [services] : ['Patients may not book', services]
    }
    case 'price-list': {
      const priced = Object.keys(rule.settings.prices).length
      const prices = priced === 1 ? '1 service with a price' : `${priced} services with prices`
      return rule.settings.providesServices ? [prices, 'makes them available'] : [prices]
    }
  }
}
