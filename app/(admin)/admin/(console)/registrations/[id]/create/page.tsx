import { createFromRegistrationAction } from '@/app/(admin)/admin/(console)/registrations/[id]/actions'
import { DecisionFrame } from '@/app/(admin)/admin/(console)/registrations/[id]/decision-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string }> }

export default async function CreateFromRegistrationPage({ params }: Props) {
  const { ctx, practice } = await staffPage('registration:decide')
  const { id } = await params
  return (
    <DecisionFrame ctx={ctx} practice={practice} registrationId={id} heading="Make a new patient">
      {(title) => (
        <EnrolForm action={createFromRegistrationAction} title={title}>
          <HiddenField name="registrationId" value={id} />

          <p>This is somebody else than the people on file with like details. That is kept with your name.</p>
          <TextareaField
            name="reason"
            label="Reason"
            hint="What shows it: such as “passport seen at the desk”"
            rows={3}
          />
          <SubmitButton kind="filled">Confirm</SubmitButton>
        </EnrolForm>
      )}
    </DecisionFrame>
  )
}
