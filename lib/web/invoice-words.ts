import 'server-only'
import type { Invoice } from '@/lib/domain/invoices/invoice-columns'
import type { BillingFrequency } from '@/lib/domain/memberships/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { dateIn, formatDate, formatMoney, formatPhone, zoneOfNation } from '@/lib/format'
import type { Translate } from './words'

/** An invoice as its sheet says it, in one language. */
export function invoiceSheet(invoice: Invoice, t: Translate, locale: Locale) {
  const { creditor, debtor, items, currency, net, tax, gross } = invoice
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const phone = creditor.phone ? [formatPhone(creditor.phone, currency === 'UAH' ? 'ukraine' : 'england')] : []
  return {
    lang: locale,
    title: t('invoices.one', { number: invoice.number }),
    date: { key: t('invoices.date'), value: formatDate(invoice.issuedOn, locale) },
    from: { key: t('invoices.from'), name: creditor.name, lines: [...creditor.lines, ...phone] },
    to: { key: t('invoices.to'), name: debtor.name, lines: debtor.lines },
    columns: { what: t('invoices.for'), net: t('invoices.net'), tax: t('invoices.tax'), gross: t('invoices.gross') },
    items: items.map((item) => ({
      id: `${item.code} ${item.from}`,
      what: t('invoices.membership', { name: item.name }),
      period: t('invoices.period', { from: formatDate(item.from, locale), to: formatDate(item.to, locale) }),
      net: money(item.net),
      tax: money(item.tax),
      gross: money(item.net + item.tax),
    })),
    totals: [
      { key: t('invoices.net'), value: money(net) },
      { key: t('invoices.tax'), value: money(tax) },
      { key: t('invoices.gross'), value: money(gross) },
    ],
    standing: standingOf(invoice, t, locale, money(gross)),
  }
}

function standingOf({ status, paidAt, paidHow, currency }: Invoice, t: Translate, locale: Locale, amount: string) {
  if (status === 'cancelled') return { text: t('invoices.cancelled'), more: t('invoices.cancelledText') }
  if (status === 'open' || !paidAt || !paidHow) return { text: t('invoices.due', { amount }), more: t('invoices.pay') }
  const zone = zoneOfNation[currency === 'UAH' ? 'ukraine' : 'england']
  const paid = t('invoices.paidOn', { date: formatDate(dateIn(paidAt, zone), locale) })
  return { text: `${paid} ${t(`invoices.how.${paidHow}`)}`, more: null }
}

/** What a membership costs each time: "£120.00 a month", with the tax in it where there is any. */
export function membershipPrice(
  { net, tax, currency, frequency }: { net: number; tax: number; currency: string; frequency: BillingFrequency },
  t: Translate,
  locale: Locale,
): string {
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const price = t(`membership.every.${frequency}`, { amount: money(net + tax) })
  return tax > 0 ? t('membership.withTax', { price, tax: money(tax) }) : price
}
