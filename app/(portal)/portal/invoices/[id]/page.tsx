import { notFound } from 'next/navigation'
import { InvoiceSheet } from '@/components/ui/invoice-sheet'
import { PrintButton } from '@/components/ui/print-button'
import { ownInvoice } from '@/lib/domain/invoices/own-invoices'
import { invoiceSheet } from '@/lib/web/invoice-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

export default async function OwnInvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, locale, t } = await portalPage()
  const invoice = await ownInvoice(ctx, (await params).id)
  if (!invoice) notFound()
  const heading = t('invoices.one', { number: invoice.number })
  return (
    <>
      <title>{t('common.pageOf', { page: heading, practice: 'Enrol' })}</title>
      <div className="print:hidden">
        <p className="mb-3!">
          <a href={paths.portalInvoices()}>{t('invoices.back')}</a>
        </p>
        <h1>{heading}</h1>
        <p>{t('invoices.printHint')}</p>
        <div className="mb-5">
          <PrintButton>{t('invoices.print')}</PrintButton>
        </div>
      </div>
      <InvoiceSheet {...invoiceSheet(invoice, t, locale)} />
    </>
  )
}
