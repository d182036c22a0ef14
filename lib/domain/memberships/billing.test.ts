import { describe, expect, it } from 'vitest'
import { firstBill, grossOf, laterBill, type Terms } from './billing'

const monthly = (change: Partial<Terms> = {}): Terms => {
  return { net: 100_00, tax: 0, frequency: 'monthly', billingDay: 1, ...change }
}

describe('the first invoice of a monthly scheme', () => {
  it.each([
    // joined, billing day, next invoice, days between, net in pence of £100 a month
    ['2021-01-01', 1, '2021-03-01', 58, 193_33],
    ['2021-01-15', 1, '2021-03-01', 44, 146_67],
    ['2021-01-31', 1, '2021-03-01', 28, 93_33],
    ['2021-02-28', 1, '2021-04-01', 31, 103_33],
    ['2020-01-01', 1, '2020-03-01', 59, 196_67],
    ['2021-06-30', 15, '2021-08-15', 45, 150_00],
    ['2021-11-05', 20, '2022-01-20', 75, 250_00],
    ['2021-12-31', 31, '2022-02-28', 58, 193_33],
    ['2023-12-31', 31, '2024-02-29', 59, 196_67],
    ['2021-12-15', 31, '2022-02-28', 74, 246_67],
    // The clocks go forward between the two, which moves no day.
    ['2026-03-28', 1, '2026-05-01', 33, 110_00],
  ])('joined %s with billing day %i: the next is on %s, after %i days', (joinedOn, billingDay, nextOn, _days, net) => {
    expect(firstBill(monthly({ billingDay }), joinedOn)).toMatchObject({ net, tax: 0, from: joinedOn, nextOn })
  })

  it('shares out tax apart from the price, each to the nearest penny, half up', () => {
    const bill = firstBill(monthly({ net: 49_99, tax: 10_00 }), '2021-01-01')
    expect(bill).toMatchObject({ net: 96_65, tax: 19_33, to: '2021-02-28' })
    expect(grossOf(bill)).toBe(115_98)
    expect(firstBill(monthly({ net: 15 }), '2021-01-30').net).toBe(15)
    expect(firstBill(monthly({ net: 1, billingDay: 15 }), '2021-06-30').net).toBe(2)
  })
})

describe('a later invoice', () => {
  it.each([
    ['monthly', 1, '2021-03-01', '2021-04-01'],
    ['monthly', 31, '2022-02-28', '2022-03-31'],
    ['monthly', 31, '2022-03-31', '2022-04-30'],
    ['monthly', 30, '2024-01-30', '2024-02-29'],
    ['monthly', 15, '2021-12-15', '2022-01-15'],
    ['weekly', 1, '2020-02-26', '2020-03-04'],
    ['weekly', 1, '2026-10-22', '2026-10-29'],
  ] as const)('%s, billing day %i: after %s comes %s, for the whole price', (frequency, billingDay, dueOn, nextOn) => {
    const bill = laterBill(monthly({ frequency, billingDay, tax: 20_00 }), { dueOn, joinedOn: '2020-01-01' })
    expect(bill).toMatchObject({ net: 100_00, tax: 20_00, from: dueOn, nextOn })
  })

  it('of a yearly scheme comes back to 29 February in leap years', () => {
    const terms = monthly({ frequency: 'yearly' })
    const joinedOn = '2024-02-29'
    const days = [firstBill(terms, joinedOn).nextOn]
    for (let year = 0; year < 3; year += 1) days.push(laterBill(terms, { dueOn: days[year] ?? '', joinedOn }).nextOn)
    expect(days).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
  })

  it('of a weekly or yearly scheme costs the whole price from the first day', () => {
    expect(firstBill(monthly({ frequency: 'weekly' }), '2020-02-26')).toEqual({
      ...{ net: 100_00, tax: 0, from: '2020-02-26', to: '2020-03-03', nextOn: '2020-03-04' },
    })
    expect(firstBill(monthly({ frequency: 'yearly' }), '2021-03-05')).toMatchObject({
      ...{ net: 100_00, to: '2022-03-04', nextOn: '2022-03-05' },
    })
  })
})
