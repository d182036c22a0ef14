import type { StoredRule } from './rule-kinds'
import type { AppliesWhen } from './vocabulary'

/** One booking, as the rules look at it; what is not known yet (null) meets no condition on it. */
export type Asked = {
  serviceId: string
  siteId: string | null
  clinicianId: string | null
  location?: string | null
  /** The tags of the session it would be in. */
  tags?: string[]
}
export type RuleInOrder = { id: string; appliesWhen: AppliesWhen; rule: StoredRule }

/** What a rule had to say: it stands for other places, names other services, came after one that decided, or decided. */
export type RuleOutcome = 'elsewhere' | 'other-service' | 'decided-already' | 'decides'
export type Verdict = {
  mayBook: boolean
  /** In minor units; null where no list has a price. */
  price: number | null
  /** Every rule in its order, with what it had to say. */
  trace: { id: string; outcome: RuleOutcome }[]
}

/**
 * What the rules of a chargeband say of one booking: from the top down, the first rule that applies and names the
 * service decides, one for whether patients may book it and one for what it costs. Without a rule nothing may be booked.
 */
export function applyRules(rules: RuleInOrder[], asked: Asked): Verdict {
  const decided: Partial<Record<StoredRule['kind'], StoredRule>> = {}
  const trace = rules.map(({ id, appliesWhen, rule }) => {
    const outcome = outcomeOf(appliesWhen, rule, asked, decided[rule.kind] !== undefined)
    if (outcome === 'decides') decided[rule.kind] = rule
    return { id, outcome }
  })
  const [books, prices] = [decided['patient-self-book'], decided['price-list']]
  return {
    mayBook: books?.kind === 'patient-self-book' && books.settings.allow,
    price: prices?.kind === 'price-list' ? (prices.settings.prices[asked.serviceId] ?? null) : null,
    trace,
  }
}

function outcomeOf(appliesWhen: AppliesWhen, rule: StoredRule, asked: Asked, decided: boolean): RuleOutcome {
  if (!applies(appliesWhen, asked)) return 'elsewhere'
  if (!namesService(rule, asked.serviceId)) return 'other-service'
  return decided ? 'decided-already' : 'decides'
}

function applies({ siteIds, clinicianIds, locations = [], tags = [] }: AppliesWhen, asked: Asked): boolean {
  const { siteId, clinicianId, location = null } = asked
  const sessionTags = (asked.tags ?? []).map(inSmall)
  return (
    meets(siteIds, siteId) &&
    meets(clinicianIds, clinicianId) &&
    meets(locations.map(inSmall), location && inSmall(location)) &&
    (tags.length === 0 || tags.some((tag) => sessionTags.includes(inSmall(tag))))
  )
}

/** A condition without anything listed is met by all. */
const meets = (listed: string[], found: string | null) =>
  listed.length === 0 || (found !== null && listed.includes(found))

const inSmall = (word: string) => word.trim().toLowerCase()

/** Whether there is any booking of a service, among those the rules speak of, that they let a patient make. */
export function mayBookSomehow(rules: RuleInOrder[], serviceId: string, siteIds: (string | null)[]): boolean {
  const of = (list: (when: AppliesWhen) => string[]) => [
    null,
    ...new Set(rules.flatMap((rule) => list(rule.appliesWhen))),
  ]
  const clinicians = of((when) => when.clinicianIds)
  const locations = of((when) => when.locations ?? [])
  const tags = of((when) => when.tags ?? [])
  return siteIds.some((siteId) =>
    clinicians.some((clinicianId) =>
      locations.some((location) =>
        tags.some(
          (tag) => applyRules(rules, { serviceId, siteId, clinicianId, location, tags: tag ? [tag] : [] }).mayBook,
        ),
      ),
    ),
  )
}

function namesService(rule: StoredRule, serviceId: string): boolean {
  return rule.kind === 'price-list'
    ? Object.hasOwn(rule.settings.prices, serviceId)
    : rule.settings.serviceIds.includes(serviceId)
}
