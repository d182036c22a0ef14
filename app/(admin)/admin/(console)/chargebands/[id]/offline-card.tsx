import { Card } from '@/components/ui/card'
import type { Reach } from '@/lib/domain/chargebands/vocabulary'
import { AccessDialog } from './access-dialog'

type Props = {
  band: { id: string; archivedAt: Date | null }
  /** How many codes wait for online booking. */
  codes: number
  reach: Reach | null
  mayEdit: boolean
}

export function OfflineCard({ band, codes, reach, mayEdit }: Props) {
  if (band.archivedAt) {
    return (
      <Card title="Online booking">
        <p>This chargeband is archived. Nobody can sign up onto it.</p>
      </Card>
    )
  }
  return (
    <Card title="Online booking">
      <p className="mt-0!">
        Patients of this chargeband cannot sign up with a code or book online yet.
        {codes > 0
          ? ` ${codes === 1 ? 'Its sign-up code starts' : `Its ${codes} sign-up codes start`} to work when you enable it.`
          : null}
      </p>
      {mayEdit && reach ? (
        <AccessDialog chargebandId={band.id} reach={reach} hasCode={codes > 0} />
      ) : (
        <p className="text-ink-soft">A manager of your practice can enable it.</p>
      )}
    </Card>
  )
}
