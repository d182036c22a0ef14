import * as z from 'zod'
import type { Invoice } from '@/lib/domain/invoices/invoice-columns'
import type { InvoiceParty } from '@/lib/domain/invoices/vocabulary'
import { type Currency, symbolOf } from '@/lib/domain/memberships/vocabulary'
import { AddressData } from './wire'

const amount = (means: string) => z.number().describe(means)
const money = { CurrencyCode: z.string().describe('ISO 4217'), CurrencySymbol: z.string() }

export const InvoiceItemData = z.object({
  Key: z.string(),
  TypeName: z.string().describe('Membership'),
  Name: z.string(),
  Code: z.string(),
  ...money,
  NetPrice: amount('Without tax'),
  Tax: amount('The tax alone'),
  GrossPrice: amount('With tax'),
})

export const InvoiceAddressData = z.object({
  Name: z.string(),
  IsCompany: z.boolean().describe('True for the practice, false for the patient'),
  Address: AddressData,
  Account: z.null().describe('Not told with an invoice'),
})

export const InvoiceData = z.object({
  Key: z.string(),
  Date: z.string().describe('The day it was raised'),
  Number: z.string().describe('To be named when it is paid'),
  ...money,
  TotalNet: amount('Without tax'),
  Tax: amount('The tax alone'),
  TotalGross: amount('With tax'),
  Paid: amount('How much is paid already'),
  Items: z.array(InvoiceItemData),
  CreditNotes: z.array(z.unknown()).describe('Always empty'),
  Creditor: InvoiceAddressData,
  Debtor: InvoiceAddressData,
  PayableOnline: z.literal(false).describe('Invoices are paid at the practice or by bank transfer'),
})

/** Minor units as the number the wire has; a hundred of them are one, in every currency here. */
export const decimal = (minor: number) => minor / 100

export const moneyOf = (currency: Currency) => ({ CurrencyCode: currency, CurrencySymbol: symbolOf[currency] })

export function invoiceData(invoice: Invoice): z.output<typeof InvoiceData> {
  const currency = moneyOf(invoice.currency)
  return {
    Key: invoice.id,
    Date: `${invoice.issuedOn}T00:00:00`,
    Number: String(invoice.number),
    ...currency,
    TotalNet: decimal(invoice.net),
    Tax: decimal(invoice.tax),
    TotalGross: decimal(invoice.gross),
    Paid: invoice.status === 'paid' ? decimal(invoice.gross) : 0,
    Items: invoice.items.map(({ name, code, net, tax }, index) => ({
      Key: `${invoice.id}-${index + 1}`,
      TypeName: 'Membership',
      Name: name,
      Code: code,
      ...currency,
      NetPrice: decimal(net),
      Tax: decimal(tax),
      GrossPrice: decimal(net + tax),
    })),
    CreditNotes: [],
    Creditor: partyOf(invoice.creditor, true),
    Debtor: partyOf(invoice.debtor, false),
    PayableOnline: false,
  }
}

function partyOf({ name, address, lines }: InvoiceParty, IsCompany: boolean): z.output<typeof InvoiceAddressData> {
  const [Address1 = '', Address2 = '', Address3 = ''] = address ? [address.line1, address.line2 ?? ''] : lines
  const place = { City: address?.town ?? '', County: address?.county ?? '', PostCode: address?.postcode ?? '' }
  return { Name: name, IsCompany, Address: { Address1, Address2, Address3, ...place, Country: '' }, Account: null }
}
