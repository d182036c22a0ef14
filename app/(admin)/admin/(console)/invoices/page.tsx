import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { invoicesBoard } from '@/lib/domain/invoices/queries'
import { invoiceStatuses } from '@/lib/domain/invoices/vocabulary'
import { formatCount } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { findInvoiceAction } from './actions'
import { invoiceTags } from './invoice-words'
import { InvoicesTable } from './invoices-table'

type Props = { searchParams: Promise<{ state?: string; before?: string }> }

export default async function InvoicesPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('invoice:view')
  const { state: asked, before } = await searchParams
  const state = invoiceStatuses.find((status) => status === asked) ?? (asked === 'all' ? undefined : 'open')
  const { invoices, next, counts } = await invoicesBoard(ctx, { state, before })
  const name = state ? `Invoices: ${invoiceTags[state].text.toLowerCase()}` : 'Invoices'
  const tabs = invoiceStatuses.map((status) => ({
    href: paths.invoices(status),
    text: invoiceTags[status].text,
    current: status === state,
    count: counts[status] ? formatCount(counts[status]) : undefined,
  }))
  return (
    <>
      <h1>Invoices</h1>
      <Tabs
        label="Invoices by state"
        tabs={[...tabs, { href: paths.invoices('all'), text: 'All', current: state === undefined }]}
      />
      <EnrolForm
        action={findInvoiceAction}
        title={`${name} – ${practice.name}`}
        className="mb-4 flex flex-wrap items-end gap-3 [&>*]:my-0!"
      >
        <TextField name="number" label="Invoice number" width={10} inputMode="numeric" autoComplete="off" />
        <SubmitButton kind="quiet">Open</SubmitButton>
        <p className="text-ink-soft">
          For a person’s invoices, search for the patient above and open their Invoices tab.
        </p>
      </EnrolForm>
      <Card>
        <InvoicesTable
          caption={name}
          invoices={invoices}
          empty={
            <EmptyState title={state ? `None ${invoiceTags[state].text.toLowerCase()}` : 'No invoices yet'}>
              <p>An invoice is made when somebody joins a membership scheme, and again each time it is due.</p>
            </EmptyState>
          }
        />
        {next ? (
          <p className="mt-3 mb-0!">
            <a href={paths.invoices(state ?? 'all', next)}>Older invoices</a>
          </p>
        ) : null}
      </Card>
    </>
  )
}
