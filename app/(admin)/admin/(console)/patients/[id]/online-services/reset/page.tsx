import { resetAccountAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Notice } from '@/components/ui/notice'
import { staffPage } from '@/lib/web/pages'
import { TaskFrame } from '../task-frame'

type Props = { params: Promise<{ id: string }> }

export default async function ResetAccountPage({ params }: Props) {
  const { ctx, practice } = await staffPage('account:reset')
  const { id } = await params
  return (
    <TaskFrame ctx={ctx} practice={practice} patientId={id} action="reset" heading="Reset online account">
      {(title) => (
        <EnrolForm action={resetAccountAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <Notice kind="warning" title="This takes away access that works.">
            <ul>
              <li>The patient’s login no longer opens this practice, and they are signed out.</li>
              <li>The letter they had no longer works.</li>
              <li>A new letter is issued. They start again with its codes, and can use the same login.</li>
            </ul>
            <p>For a forgotten password they choose a new one themselves. For a lock, use Unlock.</p>
          </Notice>
          <p>Check again who is asking. You can undo this for ten minutes.</p>
          <TextareaField name="reason" label="Reason" rows={3} />
          <SubmitButton kind="danger">Confirm</SubmitButton>
        </EnrolForm>
      )}
    </TaskFrame>
  )
}
