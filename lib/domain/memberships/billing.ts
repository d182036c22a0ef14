import { addDays, dayOfMonth, daysFrom, inMonth } from './calendar-days'
import type { BillingFrequency, Price } from './vocabulary'

export type Terms = Price & {
  frequency: BillingFrequency
  /** The day of the month a monthly scheme is billed on; months with fewer days take their last. */
  billingDay: number
}

/** One invoice to be: what it costs, the days it is for, and when the next one follows. */
export type Bill = Price & { from: string; to: string; nextOn: string }

/**
 * What is billed on the day somebody joins. A monthly scheme bills up to its billing day in the month two months ahead:
 * a thirtieth of the price for each day between the two, neither of them counted (Meddbase, *Memberships*).
 */
export function firstBill(terms: Terms, joinedOn: string): Bill {
  if (terms.frequency !== 'monthly') return laterBill(terms, { dueOn: joinedOn, joinedOn })
  const nextOn = inMonth(joinedOn, 2, terms.billingDay)
  const days = daysFrom(joinedOn, nextOn) - 1
  const share = (amount: number) => thirtieths(amount, days)
  return { net: share(terms.net), tax: share(terms.tax), from: joinedOn, to: addDays(nextOn, -1), nextOn }
}

/** What is billed on a later due day: the whole price. */
export function laterBill(
  { net, tax, ...terms }: Terms,
  { dueOn, joinedOn }: { dueOn: string; joinedOn: string },
): Bill {
  const nextOn = nextDay(terms, { dueOn, joinedOn })
  return { net, tax, from: dueOn, to: addDays(nextOn, -1), nextOn }
}

function nextDay({ frequency, billingDay }: Omit<Terms, 'net' | 'tax'>, at: { dueOn: string; joinedOn: string }) {
  if (frequency === 'weekly') return addDays(at.dueOn, 7)
  if (frequency === 'monthly') return inMonth(at.dueOn, 1, billingDay)
  // From the day of joining, so that 29 February comes back in leap years.
  return inMonth(at.dueOn, 12, dayOfMonth(at.joinedOn))
}

/** A thirtieth of an amount times the days, to the nearest minor unit, half up; whole numbers throughout. */
function thirtieths(amount: number, days: number): number {
  return Math.floor((2 * amount * days + 30) / 60)
}

export function grossOf({ net, tax }: Price): number {
  return net + tax
}
