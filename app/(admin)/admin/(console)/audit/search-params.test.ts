import { expect, it } from 'vitest'
import { auditSearch, nothingFound } from './search-params'

it('says that From is after To where that is why nothing was found', () => {
  const found = (from: string, to: string) => nothingFound(auditSearch({ from, to }))
  expect(found('2026-11-12', '2026-11-03')).toEqual({
    title: 'From is after To',
    text: 'No day is after 12 November 2026 and before 3 November 2026. Change one of the dates.',
  })
  for (const [from, to] of [
    ['2026-11-03', '2026-11-03'],
    ['2026-11-03', ''],
    ['', ''],
  ] as const)
    expect(found(from, to).title).toBe('No events match')
})
