import { Card } from '@/components/ui/card'
import type { patientsWithChanges } from '@/lib/domain/patients/waiting-changes'
import { formatList, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { fieldName } from '../patients/change-words'
import { shortWhen } from '../short-when'

type Props = { changed: Awaited<ReturnType<typeof patientsWithChanges>>; now: Date; zone: string }

const shown = 5

/** Patients who changed their own details and wait for somebody to look; no card when there are none. */
export function ChangedByPatients({ changed: { total, patients }, now, zone }: Props) {
  if (total === 0) return null
  return (
    <div className="mb-5">
      <Card
        title={`Changed by patients (${total})`}
        actions={<a href={paths.changedByPatients()}>All changed by patients</a>}
      >
        <ul className="my-0! list-none space-y-1 pl-0!">
          {patients.slice(0, shown).map(({ id, fields, since, ...name }) => (
            <li key={id}>
              <a href={paths.patient(id)}>{formatName(name)}</a> changed{' '}
              {formatList(fields.map((field) => fieldName(field).toLowerCase()))}
              {since ? `, ${shortWhen(since, now, zone)}` : ''}.
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
