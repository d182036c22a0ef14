import { refuseRegistrationAction } from '@/app/(admin)/admin/(console)/registrations/[id]/actions'
import { DecisionFrame } from '@/app/(admin)/admin/(console)/registrations/[id]/decision-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string }> }

export default async function RefuseRegistrationPage({ params }: Props) {
  const { ctx, practice } = await staffPage('registration:decide')
  const { id } = await params
  return (
    <DecisionFrame ctx={ctx} practice={practice} registrationId={id} heading="Refuse the registration">
      {(title) => (
        <EnrolForm action={refuseRegistrationAction} title={title}>
          <HiddenField name="registrationId" value={id} />

          <p>
            No record is made, and the person’s account is closed at once. They get an email that asks them to contact
            the practice and says nothing about why.
          </p>
          <TextareaField
            name="reason"
            label="Reason"
            hint="What shows it: such as “passport seen at the desk”"
            rows={3}
          />
          <SubmitButton kind="danger">Confirm</SubmitButton>
        </EnrolForm>
      )}
    </DecisionFrame>
  )
}
