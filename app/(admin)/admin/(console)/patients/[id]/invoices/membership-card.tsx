import { priceWords } from '@/app/(admin)/admin/(console)/chargebands/scheme-words'
import { endMembershipAction } from '@/app/(admin)/admin/(console)/invoices/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Facts } from '@/components/ui/facts'
import type { membershipsOfPatient } from '@/lib/domain/memberships/queries'
import { dateIn, formatDate } from '@/lib/format'

type Memberships = Awaited<ReturnType<typeof membershipsOfPatient>>
type Props = { patientId: string; memberships: Memberships; mayEnd: boolean }

const enders = { patient: 'the patient', staff: 'the practice', system: 'Enrol, as they left' } as const

export function MembershipCard({ patientId, memberships, mayEnd }: Props) {
  const live = memberships.find(({ leftAt }) => leftAt === null)
  const past = memberships.filter(({ leftAt }) => leftAt !== null)
  return (
    <Card title="Membership">
      {live ? (
        <>
          <Facts
            rows={[
              { key: 'Scheme', value: `${live.name} (${live.code})` },
              { key: 'Price', value: <span className="num">{priceWords(live)}</span> },
              { key: 'Member since', value: formatDate(live.joinedOn) },
              { key: 'Next invoice', value: formatDate(live.nextInvoiceOn) },
            ]}
          />
          {mayEnd ? (
            <div className="mt-4">
              <Dialog title={`End the membership ${live.name}?`} opener="End membership…" kind="danger">
                <p>No more invoices are made. Those that are open stay open.</p>
                <EnrolForm action={endMembershipAction} className="mt-3">
                  <HiddenField name="patientId" value={patientId} />
                  <HiddenField name="membershipId" value={live.id} />
                  <TextareaField name="reason" label="Reason" rows={2} />
                  <SubmitButton kind="danger">Confirm</SubmitButton>
                </EnrolForm>
              </Dialog>
            </div>
          ) : null}
        </>
      ) : (
        <p className="m-0! text-ink-soft">Not a member of a scheme.</p>
      )}
      {past.map(({ id, name, joinedOn, leftAt, leftBy }) => (
        <p key={id} className="text-ink-soft">
          {name}, {formatDate(joinedOn)} to {leftAt ? formatDate(dateIn(leftAt)) : ''}, ended by{' '}
          {leftBy ? enders[leftBy] : ''}
        </p>
      ))}
    </Card>
  )
}
