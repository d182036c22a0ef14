import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import type { PatientIdentifier, PatientLine } from '@/lib/domain/patients/patient-lines'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { ageOn, formatDate, formatFiledName, formatIdentifier, formatPhone } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { AccountTag } from './account-tag'

type Props = {
  caption: string
  patients: (PatientLine & { superseded?: PatientIdentifier | null })[]
  today: string
  nation: Nation
  /** Left out on a chargeband's own page, where every line has the same. */
  withChargeband?: boolean
  empty?: ReactNode
}

/** Patients as lines that the arrow keys walk through. */
export function PatientsTable({ caption, patients, today, nation, withChargeband = true, empty }: Props) {
  const columns = [
    { heading: 'Name' },
    { heading: 'Born' },
    { heading: 'Age', numeric: true },
    {
      heading:
        nation === 'ukraine'
          ? 'RNOKPP'
          : nation === 'scotland'
            ? 'CHI'
            : nation === 'northern-ireland'
              ? 'H&C'
              : 'NHS number',
    },
    ...(withChargeband ? [{ heading: 'Chargeband' }] : []),
    { heading: 'Postcode' },
    { heading: 'Phone' },
    { heading: 'Online account' },
  ]
  const rows = patients.map((line) => ({
    id: line.id,
    cells: [
      <span key="name">
        <a data-result href={paths.patient(line.id)}>
          {formatFiledName(line)}
        </a>{' '}
        {line.standing === 'registered' ? null : <b>{line.standing}</b>}
      </span>,
      <span key="born" className="num">
        {formatDate(line.dateOfBirth)}
      </span>,
      ageOn(line.dateOfBirth, today),
      <Numbers key="identifier" {...line} />,
      ...(withChargeband ? [line.chargeband] : []),
      <span key="postcode" className="num">
        {line.postcode}
      </span>,
      <span key="phone" className="num">
        {line.phone ? formatPhone(line.phone, nation) : null}
      </span>,
      <AccountTag key="account" state={line.account} />,
    ],
  }))
  return <Table caption={caption} captionHidden columns={columns} rows={rows} empty={empty} />
}

/** The number they have now; and the old one, where it is what was typed. */
function Numbers({ identifier, superseded }: Props['patients'][number]) {
  return (
    <>
      {identifier ? <span className="num">{formatIdentifier(identifier.scheme, identifier.value)}</span> : null}
      {superseded ? (
        <span className="block text-[0.92em] text-ink-soft">
          <span className="num">{formatIdentifier(superseded.scheme, superseded.value)}</span> superseded
        </span>
      ) : null}
    </>
  )
}
