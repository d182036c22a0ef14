import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { formatDate } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { identificationWords } from '../identification-words'
import type { TabProps } from './words'

/** Who has checked who this is, and how. */
export function IdentityCard({ tab, patient }: TabProps) {
  const valid = tab.identifications.filter(({ withdrawnAt }) => !withdrawnAt)
  const withdrawn = tab.identifications.length - valid.length
  return (
    <Card title="Identity" actions={<a href={paths.patientIdentification(patient.id)}>Add identification</a>}>
      {valid.length === 0 ? (
        <p className="mt-0!">
          <Tag kind={withdrawn > 0 && tab.account ? 'bad' : 'wait'}>{withdrawn > 0 ? 'Withdrawn' : 'Not checked'}</Tag>{' '}
          {withdrawn === 0
            ? 'Nobody has recorded who this is yet.'
            : `The last check was withdrawn. Check again${tab.account ? ', or disable the account' : ''}.`}
        </p>
      ) : (
        <ul className="my-0">
          {valid.map(({ id, type, checkedOn, staffName, note }) => (
            <li key={id}>
              {identificationWords[type]}, {formatDate(checkedOn)}, {staffName}
              {note ? <span className="text-ink-soft">: {note}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
