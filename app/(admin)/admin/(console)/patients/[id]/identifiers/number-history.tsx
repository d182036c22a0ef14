import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { Card } from '@/components/ui/card'
import type { NumberChange } from '@/lib/domain/patients/identifier-queries'
import type { IdentifierStatus } from '@/lib/domain/patients/vocabulary'
import { formatDateTime, formatIdentifier } from '@/lib/format'

type Props = { history: NumberChange[]; zone: string }

const words: Record<IdentifierStatus, string> = {
  unverified: 'added, not checked,',
  verified: 'marked as checked',
  superseded: 'superseded',
}

/** What became of each number, by whom and why, the newest first. */
export function NumberHistory({ history, zone }: Props) {
  return (
    <Card title="History">
      {history.length === 0 ? (
        <p>Nothing was changed since they were put on file.</p>
      ) : (
        <ul className="divide-y divide-line">
          {history.map(({ id, at, who, reason, number, status }) => (
            <li key={id} className="py-2">
              <b className="num">
                {schemeWords[number.scheme]} {formatIdentifier(number.scheme, number.value)}
              </b>{' '}
              {words[status]} by {who} on {formatDateTime(at, 'en', zone)}
              {reason ? `: “${reason}”` : ''}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
