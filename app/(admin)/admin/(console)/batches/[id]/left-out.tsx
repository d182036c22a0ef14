import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { BatchProgress, LeftOut } from '@/lib/domain/batches/queries'
import { paths } from '@/lib/web/paths'
import { leftOutSentence, reasonWords } from '../batch-words'

/** Who or what was left out, and why; the first of them where there are many. */
export function LeftOutCard({ batch, items }: { batch: BatchProgress; items: LeftOut[] }) {
  if (batch.leftOut === 0) return null
  return (
    <Card title="Left out">
      <p>
        {leftOutSentence(batch)}
        {items.length < batch.leftOut ? ` The first ${items.length} are shown.` : ''}
      </p>
      <Table
        caption="Left out, with the reason"
        captionHidden
        columns={[{ heading: batch.kind === 'import' ? 'Row' : 'Patient' }, { heading: 'Why' }]}
        rows={items.map((item) => ({
          id: String(item.position),
          cells: [nameOf(batch, item), reasonWords(item.outcome)],
        }))}
      />
    </Card>
  )
}

function nameOf({ kind }: BatchProgress, item: LeftOut) {
  // A file's first row names its columns.
  if (kind === 'import') return `Row ${(item.position + 2).toLocaleString('en-GB')}`
  const line = item.data?.line
  if (typeof line === 'number' && !item.subjectId) return `Line ${line.toLocaleString('en-GB')}`
  if (!item.subjectId) return `Number ${item.position + 1}`
  return <a href={paths.patient(item.subjectId)}>{item.name ?? `Number ${item.position + 1}`}</a>
}
