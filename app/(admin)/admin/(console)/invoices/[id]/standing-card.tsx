import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import type { Invoice } from '@/lib/domain/invoices/invoice-columns'
import { paymentWays } from '@/lib/domain/invoices/vocabulary'
import { cancelInvoiceAction, markPaidAction, undoPaymentAction } from '../actions'
import { wayWords } from '../invoice-words'

type Props = { invoice: Pick<Invoice, 'id' | 'number' | 'status'>; title: string; mayPay: boolean; mayCorrect: boolean }

/** What can be done with an invoice now, or the sentence that says why nothing can. */
export function StandingCard({ invoice, title, mayPay, mayCorrect }: Props) {
  const { id, number, status } = invoice
  if (status === 'cancelled')
    return (
      <Card title="Payment">
        <p className="m-0!">This invoice is cancelled. It keeps its number and cannot be changed.</p>
      </Card>
    )
  if (status === 'paid')
    return (
      <Card title="Payment">
        {mayCorrect ? (
          <Dialog title={`Take the payment of invoice ${number} back?`} opener="Undo payment…" kind="danger">
            <p>The invoice is open again. Nothing is paid back by this.</p>
            <Correct action={undoPaymentAction} invoiceId={id} />
          </Dialog>
        ) : (
          <p className="m-0! text-ink-soft">It is paid. A manager can take that back, if it was a mistake.</p>
        )}
      </Card>
    )
  return (
    <Card title="Payment">
      {mayPay ? (
        <EnrolForm action={markPaidAction} title={title}>
          <HiddenField name="invoiceId" value={id} />
          <Radios
            name="how"
            legend="How it was paid"
            options={paymentWays.map((value) => ({ value, label: wayWords[value] }))}
          />
          <TextField name="note" label="Note (optional)" hint="Such as a receipt number" autoComplete="off" />
          <SubmitButton>Mark as paid</SubmitButton>
        </EnrolForm>
      ) : (
        <p className="m-0! text-ink-soft">Receptionists and managers can mark it as paid.</p>
      )}
      {mayCorrect ? (
        <div className="mt-4 border-t border-line pt-4">
          <Dialog title={`Cancel invoice ${number}?`} opener="Cancel invoice…" kind="danger" closeLabel="Keep it">
            <p>Nobody has to pay it any more. It keeps its number and stays in the list.</p>
            <Correct action={cancelInvoiceAction} invoiceId={id} />
          </Dialog>
        </div>
      ) : null}
    </Card>
  )
}

function Correct({ action, invoiceId }: { action: typeof undoPaymentAction; invoiceId: string }) {
  return (
    <EnrolForm action={action} className="mt-3">
      <HiddenField name="invoiceId" value={invoiceId} />
      <TextareaField name="reason" label="Reason" rows={2} />
      <SubmitButton kind="danger">Confirm</SubmitButton>
    </EnrolForm>
  )
}
