import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { Invoice } from '@/lib/domain/invoices/invoice-columns'
import { formatDate, formatMoney } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { invoiceTags } from './invoice-words'

type Props = { caption: string; invoices: Invoice[]; withName?: boolean; empty: ReactNode }

/** Invoices as lines that the arrow keys walk through. */
export function InvoicesTable({ caption, invoices, withName = true, empty }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { heading: 'Number' },
        ...(withName ? [{ heading: 'Patient' }] : []),
        { heading: 'Date' },
        { heading: 'For' },
        { heading: 'State' },
        { heading: 'Amount', numeric: true },
      ]}
      rows={invoices.map((invoice) => ({
        id: invoice.id,
        cells: [
          <a key="number" data-result className="num" href={paths.invoice(invoice.id)}>
            {invoice.number}
          </a>,
          ...(withName ? [invoice.debtor.name] : []),
          <span key="date" className="num">
            {formatDate(invoice.issuedOn)}
          </span>,
          invoice.items.map(({ name }) => name).join(', '),
          <Tag key="state" kind={invoiceTags[invoice.status].kind}>
            {invoiceTags[invoice.status].text}
          </Tag>,
          formatMoney(invoice.gross, invoice.currency),
        ],
      }))}
      empty={empty}
    />
  )
}
