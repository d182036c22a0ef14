import * as z from 'zod'
import type { OwnMembership } from '@/lib/domain/memberships/own-membership'
import type { BillingFrequency, Currency } from '@/lib/domain/memberships/vocabulary'
import { decimal, moneyOf } from './invoice-wire'

export const MembershipSchemeData = z.object({
  Name: z.string(),
  Code: z.string(),
  BillingFrequency: z.string().describe('Weekly, Monthly or Yearly'),
  CurrencyCode: z.string().describe('ISO 4217'),
  CurrencySymbol: z.string(),
  NetPrice: z.number(),
  Tax: z.number(),
  GrossPrice: z.number(),
  RequiresOnlinePayment: z.literal(false),
  OnlinePaymentAllowed: z.literal(false).describe('No card is taken online'),
})

export const CurrentMembershipSchemeData = MembershipSchemeData.extend({
  JoinedDateTime: z.string(),
  NextInvoiceDateTime: z.string(),
  OnlinePaymentMethod: z.literal('').describe('No card is kept'),
  LastInvoiceBalance: z.number().describe('What is still owed of the newest invoice'),
  LastInvoiceKey: z.string(),
})

const frequencies: Record<BillingFrequency, string> = { weekly: 'Weekly', monthly: 'Monthly', yearly: 'Yearly' }

type Scheme = {
  name: string
  code: string
  currency: Currency
  net: number
  tax: number
  frequency: BillingFrequency
}

export function schemeData({
  name,
  code,
  currency,
  net,
  tax,
  frequency,
}: Scheme): z.output<typeof MembershipSchemeData> {
  return {
    Name: name,
    Code: code,
    BillingFrequency: frequencies[frequency],
    ...moneyOf(currency),
    NetPrice: decimal(net),
    Tax: decimal(tax),
    GrossPrice: decimal(net + tax),
    RequiresOnlinePayment: false,
    OnlinePaymentAllowed: false,
  }
}

export function currentData(
  current: NonNullable<OwnMembership['current']>,
): z.output<typeof CurrentMembershipSchemeData> {
  const { lastInvoice } = current
  return {
    ...schemeData(current),
    JoinedDateTime: `${current.joinedOn}T00:00:00`,
    NextInvoiceDateTime: `${current.nextInvoiceOn}T00:00:00`,
    OnlinePaymentMethod: '',
    LastInvoiceBalance: lastInvoice?.status === 'open' ? decimal(lastInvoice.gross) : 0,
    LastInvoiceKey: lastInvoice?.id ?? '',
  }
}
