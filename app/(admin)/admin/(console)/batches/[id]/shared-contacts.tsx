import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { remarkedItems } from '@/lib/domain/batches/told-items'
import { PatientLink, rowNumber } from './left-out'

/** Those put on file with an address or number that somebody else uses: the desk is warned of one, a list tells of them after. */
export function SharedContactsCard({ total, items }: Awaited<ReturnType<typeof remarkedItems>>) {
  if (total === 0) return null
  return (
    <Card title="Email addresses and mobiles that others use too">
      <p className="max-w-measure">
        {total === 1 ? '1 patient was' : `${total.toLocaleString('en-GB')} patients were`} put on file with an email
        address or mobile that somebody else on file uses. Families often share one; look whether these do.
        {items.length < total ? ` The first ${items.length} are shown.` : ''}
      </p>
      <Table
        caption="Patients with an address or mobile of others"
        captionHidden
        columns={[{ heading: 'Row' }, { heading: 'Patient' }]}
        rows={items.map((item) => ({
          id: String(item.position),
          cells: [rowNumber(item), <PatientLink key="patient" item={item} />],
        }))}
      />
    </Card>
  )
}
