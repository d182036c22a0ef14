import { MatchReasons } from '@/app/(admin)/admin/(console)/match-reasons'
import { Card } from '@/components/ui/card'
import type { PossibleDuplicate, SaidDifferent } from '@/lib/domain/patients/possible-duplicates'
import { dateIn, formatDate, formatIdentifier, formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { patientId: string; duplicates: PossibleDuplicate[]; different: SaidDifferent[]; zone: string }

/** Who else on file may be this patient, and of whom staff said that they are not. Nothing where there is nobody. */
export function DuplicatesCard({ patientId, duplicates, different, zone }: Props) {
  if (duplicates.length === 0 && different.length === 0) return null
  return (
    <div className="mb-5">
      <Card title={duplicates.length > 0 ? 'Possible duplicates' : 'Not the same person'}>
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
          {different.map(({ patient, staffName, at }) => (
            <li key={patient.id} className="py-2">
              <a href={paths.comparePatients(patientId, patient.id)}>{formatName(patient)}</a>
              <span className="num">, born {formatDate(patient.dateOfBirth)}</span>, is somebody else, said {staffName}{' '}
              on {formatDate(dateIn(at, zone))}.
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
