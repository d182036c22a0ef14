import { joinRegistrationAction } from '@/app/(admin)/admin/(console)/registrations/[id]/actions'
import { DecisionFrame } from '@/app/(admin)/admin/(console)/registrations/[id]/decision-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string; patientId: string }> }

export default async function JoinRegistrationPage({ params }: Props) {
  const { ctx, practice } = await staffPage('registration:decide')
  const { id, patientId } = await params
  return (
    <DecisionFrame
      ctx={ctx}
      practice={practice}
      registrationId={id}
      patientId={patientId}
      heading="Join to a patient on file"
    >
      {(title) => (
        <EnrolForm action={joinRegistrationAction} title={title}>
          <HiddenField name="registrationId" value={id} />
          <HiddenField name="patientId" value={patientId} />
          <p>
            The person’s account then opens this patient’s record. What they gave is added where the record lacks it,
            and overwrites nothing. An account nobody has claimed yet gives way, and its letter becomes void.
          </p>
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
