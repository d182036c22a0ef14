import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { exemptFromMissedAction } from './actions'

type Props = { patientId: string; exempt: boolean }

/** For somebody whom the rule would keep from care they need. */
export function ExemptForm({ patientId, exempt }: Props) {
  return (
    <EnrolForm action={exemptFromMissedAction}>
      <HiddenField name="patientId" value={patientId} />
      <HiddenField name="exempt" value={exempt ? 'no' : 'yes'} />
      <p className="mt-0!">
        {exempt
          ? 'Missed appointments never stop booking online for this patient.'
          : 'Leave the patient out where the rule would keep them from care they need.'}
      </p>
      <TextareaField name="reason" label="Reason" rows={2} />
      <SubmitButton kind="quiet">
        {exempt ? 'Let the rule hold again' : 'Leave this patient out of the rule'}
      </SubmitButton>
    </EnrolForm>
  )
}
