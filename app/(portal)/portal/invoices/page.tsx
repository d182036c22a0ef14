import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag, type TagKind } from '@/components/ui/tag'
import { ownInvoices } from '@/lib/domain/invoices/own-invoices'
import type { InvoiceStatus } from '@/lib/domain/invoices/vocabulary'
import { formatDate, formatMoney } from '@/lib/format'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

const tags: Record<InvoiceStatus, TagKind> = { open: 'wait', paid: 'good', cancelled: 'off' }

export default async function OwnInvoicesPage() {
  const { ctx, locale, t } = await portalPage()
  const lists = await ownInvoices(ctx)
  return (
    <>
      <title>{t('common.pageOf', { page: t('invoices.title'), practice: 'Enrol' })}</title>
      <h1 className="mb-4">{t('invoices.heading')}</h1>
      {lists.length === 0 ? (
        <EmptyState title={t('invoices.none')}>
          <p>{t('invoices.noneText')}</p>
        </EmptyState>
      ) : (
        <p>{t('invoices.howToPay')}</p>
      )}
      {lists.map(({ place, invoices }) => (
        <section key={place.accountId} className="mt-8">
          <h2 className="mb-3">{place.practice.name}</h2>
          <Table
            caption={place.practice.name}
            captionHidden
            columns={[
              { heading: t('invoices.number') },
              { heading: t('invoices.date') },
              { heading: t('invoices.state') },
              { heading: t('invoices.amount'), numeric: true },
            ]}
            rows={invoices.map((invoice) => ({
              id: invoice.id,
              cells: [
                <a key="number" href={paths.portalInvoice(invoice.id)} className="inline-block py-2">
                  {t('invoices.one', { number: invoice.number })}
                </a>,
                formatDate(invoice.issuedOn, locale),
                <Tag key="state" kind={tags[invoice.status]}>
                  {t(`invoices.${invoice.status}`)}
                </Tag>,
                formatMoney(invoice.gross, invoice.currency, locale),
              ],
            }))}
          />
        </section>
      ))}
    </>
  )
}
