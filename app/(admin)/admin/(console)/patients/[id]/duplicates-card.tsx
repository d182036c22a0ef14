import { MatchReasons } from '@/app/(admin)/admin/(console)/match-reasons'
import { Card } from '@/components/ui/card'
import type { PossibleDuplicate } from '@/lib/domain/patients/possible-duplicates'
import { formatDate, formatIdentifier, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { patientId: string; duplicates: PossibleDuplicate[] }

/** Who else on file may be this patient. Nothing where there is nobody. */
export function DuplicatesCard({ patientId, duplicates }: Props) {
  if (duplicates.length === 0) return null
  return (
    <div className="mb-5">
      <Card title="Possible duplicates">
        <ul className="divide-y divide-line">
          {duplicates.map(({ patient, fields }) => (
            <li key={patient.id} className="py-2">
              <a href={paths.comparePatients(patientId, patient.id)}>Compare with {formatName(patient)}</a>
              <span className="num">
                , born {formatDate(patient.dateOfBirth)}
                {patient.identifier ? `, ${formatIdentifier(patient.identifier.scheme, patient.identifier.value)}` : ''}
              </span>
              <MatchReasons fields={fields} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
