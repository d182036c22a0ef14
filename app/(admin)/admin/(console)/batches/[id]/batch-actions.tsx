import { EitherForm } from '@/components/form/either-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button-link'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import { paths } from '@/lib/web/paths'
import { resumeBatchAction, stopBatchAction } from '../actions'
import { draftPage } from '../batch-words'
import { LettersReady } from './letters-ready'

export function BatchActions({ batch, mayRun }: { batch: BatchProgress; mayRun: boolean }) {
  if (batch.status === 'draft' || batch.status === 'checking')
    return <a href={draftPage(batch)}>Look it over, and start</a>
  if (batch.status === 'done' && batch.kind === 'split') {
    return (
      <p className="mt-4">
        <ButtonLink href={paths.split(batch.id)}>See the report, and what comes next</ButtonLink>
      </p>
    )
  }
  if (batch.status === 'done') return batch.kind === 'letters' ? <LettersReady batch={batch} /> : null
  if (!mayRun) return null
  const resumable = batch.status === 'stopped' || batch.status === 'failed'
  return (
    <EitherForm
      first={stopBatchAction}
      second={resumeBatchAction}
      shows={resumable ? 'second' : 'first'}
      className="mt-4"
    >
      <HiddenField name="batchId" value={batch.id} />
      <SubmitButton kind={resumable ? undefined : 'quiet'}>{resumable ? 'Resume' : 'Stop'}</SubmitButton>
    </EitherForm>
  )
}
