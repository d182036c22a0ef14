import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { BatchProgress } from '@/lib/domain/batches/queries'
import type { ToldItem } from '@/lib/domain/batches/told-items'
import { leftOutReason } from '@/lib/web/left-out-reason'
import { paths } from '@/lib/web/paths'
import { leftOutSentence } from '../batch-words'

/** Who or what was left out, and why; the first of them where there are many. */
export function LeftOutCard({
  batch,
  items,
  mayImport,
}: {
  batch: BatchProgress
  items: ToldItem[]
  mayImport?: boolean
}) {
  if (batch.leftOut === 0) return null
  const rows = batch.kind === 'import'
  return (
    <Card title="Left out">
      <p>
        {leftOutSentence(batch)}
        {items.length < batch.leftOut ? ` The first ${items.length} are shown.` : ''}
      </p>
      {rows && mayImport ? <LeftOutRows batch={batch} /> : null}
      <Table
        caption="Left out, with the reason"
        captionHidden
        columns={[
          { heading: rows ? 'Row' : 'Patient' },
          { heading: 'Why' },
          ...(rows ? [{ heading: 'Patient on file' }] : []),
        ]}
        rows={items.map((item) => ({
          id: String(item.position),
          cells: rows
            ? [rowNumber(item), leftOutReason(item.outcome), <PatientLink key="patient" item={item} />]
            : [<PatientLink key="patient" item={item} />, leftOutReason(item.outcome)],
        }))}
      />
    </Card>
  )
}

function LeftOutRows({ batch }: { batch: BatchProgress }) {
  if (batch.forgottenAt) return <p>The rows themselves are no longer kept.</p>
  return (
    <p>
      <a href={paths.importLeftOut(batch.id)}>Download these rows as a CSV file</a>, to mend and send in again. They are
      kept for a fortnight.
    </p>
  )
}

/** A file's first row names its columns. */
export const rowNumber = ({ position }: ToldItem) => `Row ${(position + 2).toLocaleString('en-GB')}`

export function PatientLink({ item: { patientId, name, position, line } }: { item: ToldItem }) {
  if (!patientId) return line === null ? null : `Line ${line.toLocaleString('en-GB')}`
  return <a href={paths.patient(patientId)}>{name ?? `Number ${position + 1}`}</a>
}
