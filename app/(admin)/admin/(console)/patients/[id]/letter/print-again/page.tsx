import { printAgainAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { TaskFrame } from '@/app/(admin)/admin/(console)/patients/[id]/online-services/task-frame'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { staffPage } from '@/lib/web/pages'

type Props = { params: Promise<{ id: string }> }

export default async function PrintAgainPage({ params }: Props) {
  const { ctx, practice } = await staffPage('letter:print')
  const { id } = await params
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action="print-again" heading="Print again">
      {(title) => (
        <EnrolForm action={printAgainAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <p>The same letter with the same codes. Check again who is asking; the reprint is counted.</p>
          <TextareaField name="reason" label="Reason" hint="Such as “lost the first copy”" rows={3} />
          <SubmitButton>Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}
