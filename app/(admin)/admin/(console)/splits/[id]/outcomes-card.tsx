import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { Split } from '@/lib/domain/splits/queries'
import { moveOutcomes } from '@/lib/domain/splits/vocabulary'
import { leftOutReason } from '@/lib/web/left-out-reason'
import { paths } from '@/lib/web/paths'
import { howMany, outcomeWords } from '../split-words'
import { ReportButton } from './report-button'

/** The report in numbers: they add up to everybody who was chosen. */
export function OutcomesCard({ split }: { split: Split }) {
  const { id, status, total, done, leftOut, outcomes } = split
  const words = ({ state, outcome }: (typeof outcomes)[number]) => {
    const known = moveOutcomes.find((one) => one === outcome)
    return state === 'done' && known ? outcomeWords[known] : leftOutReason(outcome)
  }
  const movedFirst = outcomes.toSorted((a, b) => Number(b.state === 'done') - Number(a.state === 'done'))
  const waiting = total - done - leftOut
  return (
    <Card title="What moved and what did not">
      <p>
        Of {howMany(total)}, {done.toLocaleString('en-GB')} moved and {leftOut.toLocaleString('en-GB')} did not.
        {waiting > 0 ? ` ${waiting.toLocaleString('en-GB')} wait.` : ''}{' '}
        {status === 'done' ? null : <a href={paths.batch(id)}>See how far it is</a>}
      </p>
      <Table
        caption="What moved and what did not"
        captionHidden
        columns={[{ heading: 'Result' }, { heading: 'What' }, { heading: 'Patients', numeric: true }]}
        rows={movedFirst.map((one) => ({
          id: `${one.state} ${one.outcome}`,
          cells: [one.state === 'done' ? 'Moved' : 'Not moved', words(one), one.count.toLocaleString('en-GB')],
        }))}
        empty={<p>Nobody has moved yet.</p>}
      />
      <ReportButton splitId={id} />
    </Card>
  )
}
