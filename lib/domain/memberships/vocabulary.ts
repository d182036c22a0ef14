import type { Nation } from '@/lib/domain/practices/vocabulary'

/** How often a membership is billed. */
export const billingFrequencies = ['weekly', 'monthly', 'yearly'] as const
export type BillingFrequency = (typeof billingFrequencies)[number]

/** Minor units, such as pence: what a membership costs each time, without tax and the tax alone. */
export type Price = { net: number; tax: number }

/** Who ended a membership. */
export const membershipEnders = ['patient', 'staff', 'system'] as const
export type MembershipEnder = (typeof membershipEnders)[number]

/** ISO 4217 codes of what practices are paid in. */
export const currencies = ['GBP', 'UAH'] as const
export type Currency = (typeof currencies)[number]
export const symbolOf: Record<Currency, string> = { GBP: '£', UAH: '₴' }

export function currencyOf(nation: Nation): Currency {
  return nation === 'ukraine' ? 'UAH' : 'GBP'
}
