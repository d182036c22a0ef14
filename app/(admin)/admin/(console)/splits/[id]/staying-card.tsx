import { PatientLink } from '@/app/(admin)/admin/(console)/batches/[id]/left-out'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { ToldItem } from '@/lib/domain/batches/told-items'
import type { Split } from '@/lib/domain/splits/queries'
import { leftOutReason } from '@/lib/web/left-out-reason'
import { howMany } from '../split-words'
import { ReportButton } from './report-button'

type Props = { split: Split; items: ToldItem[]; begun: boolean }

/** Who cannot move, or did not, each with the reason; the first of them where there are many. */
export function StayingCard({ split: { id, leftOut, outcomes }, items, begun }: Props) {
  if (leftOut === 0) return null
  const title = begun ? 'Not moved' : 'Cannot move'
  const reasons = outcomes.filter(({ state }) => state === 'left-out')
  return (
    <Card title={title}>
      <p>
        {howMany(leftOut)}
        {begun ? ' stayed here.' : ' would stay here. See to them and rehearse again, or move the others now.'}
        {items.length < leftOut ? ` The first ${items.length} are shown; the report has all.` : ''}
      </p>
      {reasons.length > 1 && !begun ? (
        <ul>
          {reasons.map(({ outcome, count }) => (
            <li key={outcome}>
              {leftOutReason(outcome)}: {count.toLocaleString('en-GB')}
            </li>
          ))}
        </ul>
      ) : null}
      <Table
        caption={title}
        captionHidden
        columns={[{ heading: 'Patient' }, { heading: 'Why' }]}
        rows={items.map((item) => ({
          id: String(item.position),
          cells: [<PatientLink key="patient" item={item} />, leftOutReason(item.outcome)],
        }))}
      />
      {begun ? null : <ReportButton splitId={id} />}
    </Card>
  )
}
