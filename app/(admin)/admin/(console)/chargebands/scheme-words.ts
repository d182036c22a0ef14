import type { BillingFrequency } from '@/lib/domain/memberships/vocabulary'
import { formatMoney } from '@/lib/format'

export const frequencyWords: Record<BillingFrequency, string> = {
  weekly: 'Every week',
  monthly: 'Every month',
  yearly: 'Every year',
}
const each: Record<BillingFrequency, string> = { weekly: 'a week', monthly: 'a month', yearly: 'a year' }

type Priced = { gross: number; currency: string; frequency: BillingFrequency }

/** £120.00 a month. */
export function priceWords({ gross, currency, frequency }: Priced): string {
  return `${formatMoney(gross, currency)} ${each[frequency]}`
}
