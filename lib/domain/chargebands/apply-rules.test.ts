import { describe, expect, it } from 'vitest'
import { applyRules, mayBookSomehow, type RuleInOrder } from './apply-rules'

const [gp, nurse] = ['gp', 'nurse']
const book = (
  id: string,
  serviceIds: string[],
  { allow = true, siteIds = [] as string[], clinicianIds = [] as string[] } = {},
) =>
  ({
    id,
    appliesWhen: { siteIds, clinicianIds },
    rule: { kind: 'patient-self-book', settings: { allow, serviceIds } },
  }) satisfies RuleInOrder
const cost = (id: string, prices: Record<string, number>, siteIds: string[] = []) =>
  ({
    id,
    appliesWhen: { siteIds, clinicianIds: [] },
    rule: { kind: 'price-list', settings: { providesServices: true, prices } },
  }) satisfies RuleInOrder
const at = (siteId: string | null, serviceId = gp, clinicianId: string | null = null) => ({
  serviceId,
  siteId,
  clinicianId,
})
const said = (rules: RuleInOrder[], asked: ReturnType<typeof at>) => {
  const { mayBook, price, trace } = applyRules(rules, asked)
  return [mayBook, price, trace.map(({ outcome }) => outcome).join()]
}

describe('the rules of a chargeband', () => {
  it.each([
    ['none', [], at('north'), [false, null, '']],
    ['one that names the service', [book('a', [gp])], at('north'), [true, null, 'decides']],
    ['one that names another', [book('a', [nurse])], at('north'), [false, null, 'other-service']],
    [
      'the first of two, strict one on top',
      [book('a', [gp], { allow: false }), book('b', [gp])],
      at('north'),
      [false, null, 'decides,decided-already'],
    ],
    [
      'the other order',
      [book('b', [gp]), book('a', [gp], { allow: false })],
      at('north'),
      [true, null, 'decides,decided-already'],
    ],
    [
      'one for another site, then one for all',
      [book('a', [gp], { allow: false, siteIds: ['south'] }), book('b', [gp])],
      at('north'),
      [true, null, 'elsewhere,decides'],
    ],
    ['a site that is not known yet', [book('a', [gp], { siteIds: ['south'] })], at(null), [false, null, 'elsewhere']],
    [
      'a clinician’s own',
      [book('a', [gp], { clinicianIds: ['c1'] })],
      at('north', gp, 'c2'),
      [false, null, 'elsewhere'],
    ],
    [
      'the clinician meant',
      [book('a', [gp], { clinicianIds: ['c1'] })],
      at('north', gp, 'c1'),
      [true, null, 'decides'],
    ],
    ['a price, which lets nobody book', [cost('p', { [gp]: 4500 })], at('north'), [false, 4500, 'decides']],
    ['a price of nothing', [cost('p', { [gp]: 0 })], at('north'), [false, 0, 'decides']],
    [
      'a price for the site before the price for all',
      [cost('p', { [gp]: 4500 }, ['south']), cost('q', { [gp]: 6000 }), book('a', [gp])],
      at('south'),
      [true, 4500, 'decides,decided-already,decides'],
    ],
    [
      'a list without the service, then one with it',
      [cost('p', { [nurse]: 2000 }), cost('q', { [gp]: 6000 })],
      at('south'),
      [false, 6000, 'other-service,decides'],
    ],
  ] as const)('%s', (_what, rules, asked, answer) => {
    expect(said([...rules], asked)).toEqual(answer)
  })
})

describe('conditions on location and tag', () => {
  const only = (when: Partial<RuleInOrder['appliesWhen']>, allow = true): RuleInOrder => ({
    ...book('a', [gp], { allow }),
    appliesWhen: { siteIds: [], clinicianIds: [], ...when },
  })
  const asked = { serviceId: gp, siteId: 'north', clinicianId: 'c1' }

  it.each([
    ['the location, however it is written', { locations: ['Room 3'] }, { location: ' room 3' }, true],
    ['another location', { locations: ['Room 3'] }, { location: 'Room 4' }, false],
    ['a location that is not known yet', { locations: ['Room 3'] }, {}, false],
    ['one tag of the session', { tags: ['Private', 'Travel'] }, { tags: ['travel', 'late'] }, true],
    ['no tag of the session', { tags: ['Private'] }, { tags: ['late'] }, false],
    ['a session without tags', { tags: ['Private'] }, {}, false],
    [
      'all conditions at once',
      { siteIds: ['north'], clinicianIds: ['c1'], locations: ['A'], tags: ['B'] },
      { location: 'a', tags: ['b'] },
      true,
    ],
    [
      'all but one',
      { siteIds: ['north'], clinicianIds: ['c2'], locations: ['A'], tags: ['B'] },
      { location: 'a', tags: ['b'] },
      false,
    ],
  ])('%s', (_what, when, where, books) => {
    expect(applyRules([only(when)], { ...asked, ...where }).mayBook).toBe(books)
  })

  it('a strict rule on top decides for its own, and the one below for the others', () => {
    const rules = [only({ tags: ['NHS'] }, false), book('b', [gp])]
    expect(applyRules(rules, { ...asked, tags: ['NHS'] }).mayBook).toBe(false)
    expect(applyRules(rules, { ...asked, tags: ['Private'] }).mayBook).toBe(true)
    expect(mayBookSomehow(rules, gp, ['north'])).toBe(true)
  })

  it('something can be booked where one of the bookings a rule speaks of can be', () => {
    expect(mayBookSomehow([only({ clinicianIds: ['c2'], locations: ['A'], tags: ['B'] })], gp, ['north'])).toBe(true)
    expect(mayBookSomehow([only({ siteIds: ['south'] })], gp, ['north'])).toBe(false)
    expect(mayBookSomehow([only({ tags: ['B'] }, false)], gp, ['north', null])).toBe(false)
  })
})
