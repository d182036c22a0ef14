import { Card } from '@/components/ui/card'
import type { OpenWithoutCheck } from '@/lib/domain/identifications/open-without-check'
import { formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { shortWhen } from '../short-when'

type Props = { patients: OpenWithoutCheck[]; now: Date; zone: string }

/** Accounts that work although nobody's check of the person counts any more; no card when there are none. */
export function OpenWithoutCheckCard({ patients, now, zone }: Props) {
  if (patients.length === 0) return null
  return (
    <div className="mb-5">
      <Card title="Online accounts without an identity check">
        <ul className="my-0! list-none space-y-1 pl-0!">
          {patients.map(({ patientId, since, ...name }) => (
            <li key={patientId}>
              <a href={paths.patientIdentification(patientId)}>{formatName(name)}</a> the check was withdrawn
              {since ? `, ${shortWhen(since, now, zone)}` : ''}, and the account still works. Check them again, or{' '}
              <a href={paths.patientOnline(patientId)}>
                disable the account<span className="sr-only"> of {formatName(name)}</span>
              </a>
              .
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
