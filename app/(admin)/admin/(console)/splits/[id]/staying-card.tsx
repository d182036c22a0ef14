import { PatientLink } from '@/app/(admin)/admin/(console)/batches/[id]/left-out'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { ToldItem } from '@/lib/domain/batches/told-items'
import { leftOutReason } from '@/lib/web/left-out-reason'
import { howMany } from '../split-words'

type Props = { leftOut: number; items: ToldItem[]; begun: boolean }

/** Who cannot move, or did not, each with the reason; the first of them where there are many. */
export function StayingCard({ leftOut, items, begun }: Props) {
  if (leftOut === 0) return null
  const title = begun ? 'Not moved' : 'Cannot move'
  return (
    <Card title={title}>
      <p>
        {howMany(leftOut)}
        {begun ? ' stayed here.' : ' would stay here. See to them and rehearse again, or move the others now.'}
        {items.length < leftOut ? ` The first ${items.length} are shown; the report has all.` : ''}
      </p>
      <Table
        caption={title}
        captionHidden
        columns={[{ heading: 'Patient' }, { heading: 'Why' }]}
        rows={items.map((item) => ({
          id: String(item.position),
          cells: [<PatientLink key="patient" item={item} />, leftOutReason(item.outcome)],
        }))}
      />
    </Card>
  )
}
