import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import { paths } from '@/lib/web/paths'
import { resumeBatchAction, stopBatchAction } from '../actions'

export function BatchActions({ batch }: { batch: BatchProgress }) {
  if (batch.status === 'draft' || batch.status === 'checking')
    return <a href={paths.importDraft(batch.id)}>Say what the columns hold, and start</a>
  if (batch.status === 'done') return null
  const resumable = batch.status === 'stopped' || batch.status === 'failed'
  return (
    <EnrolForm action={resumable ? resumeBatchAction : stopBatchAction} className="mt-4">
      <HiddenField name="batchId" value={batch.id} />
      <SubmitButton kind={resumable ? undefined : 'quiet'}>{resumable ? 'Resume' : 'Stop'}</SubmitButton>
    </EnrolForm>
  )
}
