import { shortWhen } from '@/app/(admin)/admin/(console)/short-when'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { InvoiceSheet } from '@/components/ui/invoice-sheet'
import { Notice } from '@/components/ui/notice'
import { PrintButton } from '@/components/ui/print-button'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { can } from '@/lib/domain/access/authorize'
import { invoiceById } from '@/lib/domain/invoices/queries'
import { zoneOfNation } from '@/lib/format'
import { invoiceSheet } from '@/lib/web/invoice-words'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { wordsIn } from '@/lib/web/words'
import { eventWords, invoiceTags } from '../invoice-words'
import { StandingCard } from './standing-card'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

const sentences: Record<string, string> = {
  paid: 'The invoice is marked as paid.',
  undone: 'The payment is taken back. The invoice is open again.',
  cancelled: 'The invoice is cancelled.',
}

export default async function InvoicePage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('invoice:view')
  const invoice = await orNotFound(invoiceById(ctx, (await params).id))
  const sentence = sentences[(await searchParams).done ?? '']
  const { number, status, patientId, registrationId, events } = invoice
  const title = `Invoice ${number} – ${practice.name}`
  const mayPay = can(actor, 'invoice:mark-paid')
  const zone = zoneOfNation[practice.nation]
  return (
    <>
      {status === 'open' && mayPay ? null : <title>{title}</title>}
      <div className="print:hidden">
        <Breadcrumbs crumbs={[{ href: paths.invoices(), text: 'Invoices' }]} />
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
          <h1>Invoice {number}</h1>
          <Tag kind={invoiceTags[status].kind}>{invoiceTags[status].text}</Tag>
          <span className="ml-auto">
            <PrintButton />
          </span>
        </div>
        <p className="mb-4! text-ink-soft">
          {patientId ? (
            <a href={paths.patientInvoices(patientId)}>{invoice.debtor.name}</a>
          ) : (
            <a href={paths.registration(registrationId ?? '')}>{invoice.debtor.name}, a registration in review</a>
          )}
        </p>
        {sentence ? (
          <Notice kind="success" announce>
            <p>{sentence}</p>
          </Notice>
        ) : null}
      </div>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.6fr_1fr] print:block">
        <InvoiceSheet {...invoiceSheet(invoice, wordsIn(invoice.locale), invoice.locale)} />
        <div className="grid grid-cols-1 gap-5 print:hidden">
          <StandingCard {...{ invoice, title, mayPay }} mayCorrect={can(actor, 'invoice:correct')} />
          <Card title="What happened">
            <Timeline
              entries={events.map((event) => ({
                id: event.id,
                at: event.at,
                when: shortWhen(event.at, ctx.now, zone),
                what: eventWords(event),
              }))}
            />
          </Card>
        </div>
      </div>
    </>
  )
}
