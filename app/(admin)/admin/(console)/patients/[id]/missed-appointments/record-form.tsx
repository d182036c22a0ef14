import { DateField } from '@/components/form/date-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { recordMissedAction } from './actions'

type Props = { patientId: string; today: string; title: string }

export function RecordForm({ patientId, today, title }: Props) {
  const [year = '', month = '', day = ''] = today.split('-')
  const initial = { 'missedOn-day': day, 'missedOn-month': month, 'missedOn-year': year }
  return (
    <EnrolForm action={recordMissedAction} title={title} initial={initial}>
      <HiddenField name="patientId" value={patientId} />
      <DateField name="missedOn" legend="Day of the appointment" />
      <TextareaField name="note" label="Note (optional)" hint="Nothing about their health" rows={2} />
      <SubmitButton>Record missed appointment</SubmitButton>
    </EnrolForm>
  )
}
