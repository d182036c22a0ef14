import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import type { missedOf } from '@/lib/domain/missed-appointments/queries'
import { formatDate } from '@/lib/format'
import { withdrawMissedAction } from './actions'

type Props = { patientId: string; rows: Awaited<ReturnType<typeof missedOf>>['rows'] }

export function MissedTable({ patientId, rows }: Props) {
  return (
    <Table
      caption="Missed appointments"
      captionHidden
      columns={[
        { heading: 'Day' },
        { heading: 'Recorded by' },
        { heading: 'Note' },
        { heading: 'Take back', hiddenHeading: true },
      ]}
      rows={rows.map(({ id, missedOn, staffName, note, withdrawnAt }) => ({
        id,
        cells: [
          formatDate(missedOn),
          staffName,
          note ?? '',
          withdrawnAt ? (
            'Taken back'
          ) : (
            <EnrolForm key="take-back" action={withdrawMissedAction}>
              <HiddenField name="patientId" value={patientId} />
              <HiddenField name="missedId" value={id} />
              <SubmitButton kind="quiet">
                Take back<span className="sr-only"> {formatDate(missedOn)}</span>
              </SubmitButton>
            </EnrolForm>
          ),
        ],
      }))}
      empty={
        <EmptyState title="None recorded">
          <p>Appointments the patient did not come to and did not cancel are recorded here.</p>
        </EmptyState>
      }
    />
  )
}
