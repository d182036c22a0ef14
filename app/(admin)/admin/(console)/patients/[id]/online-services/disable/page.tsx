import { disableAccountAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'
import { TaskFrame } from '../task-frame'

type Props = { params: Promise<{ id: string }> }

export default async function DisableAccountPage({ params }: Props) {
  const { ctx, practice } = await staffPage('account:disable')
  const { id } = await params
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action="disable" heading="Disable account">
      {(title) => (
        <EnrolForm action={disableAccountAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <p>
            The patient cannot use online services of this practice until somebody restores the account. Whoever is
            signed in with it is out at once. Nothing is deleted, and their care does not change.
          </p>
          <TextareaField name="reason" label="Reason" hint="Colleagues see it. The patient does not." rows={3} />
          <CheckboxField
            name="quietly"
            label="Do not tell the patient"
            hint="Where telling could put them in danger. Otherwise they get an email, if we have a verified address."
          />
          <SubmitButton kind="danger">Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}
