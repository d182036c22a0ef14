import { restoreAccountAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'
import { TaskFrame } from '../task-frame'

type Props = { params: Promise<{ id: string }> }

export default async function RestoreAccountPage({ params }: Props) {
  const { ctx, practice } = await staffPage('account:disable')
  const { id } = await params
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action="restore" heading="Restore account">
      {(title) => (
        <EnrolForm action={restoreAccountAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <p>
            The patient signs in as before, with the same login and services. They get an email if we have an address.
          </p>
          <TextareaField name="reason" label="Reason" rows={3} />
          <SubmitButton kind="filled">Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}
