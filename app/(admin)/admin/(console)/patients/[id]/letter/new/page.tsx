import { newLetterAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { TaskFrame } from '@/app/(admin)/admin/(console)/patients/[id]/online-services/task-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string }> }

export default async function NewLetterPage({ params }: Props) {
  const { ctx, practice } = await staffPage('letter:issue')
  const { id } = await params
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action="new-letter" heading="New letter">
      {(title) => (
        <EnrolForm action={newLetterAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <p>
            New codes, and a new date. The letter before it no longer works, also if it is on its way by post. A letter
            that is only lost and still in date is better printed again.
          </p>
          <TextareaField
            name="reason"
            label="Reason"
            hint="Needed while the last letter still works; otherwise leave it empty."
            rows={3}
          />
          <SubmitButton>Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}
