import { moreRows } from '@/app/(admin)/admin/(console)/more-words'
import { genderWords, kinWords, schemeWords, sexWords } from '@/app/(admin)/admin/(console)/person-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/tag'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatDate, formatDateTime, formatIdentifier, formatPhone, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { NumberWarnings } from './number-warnings'
import { standingWords } from './standing-words'

type Props = { patient: PatientRecord; nation: Nation; mayEdit: boolean }

/** The record itself, as the person gave it. */
export function PersonCard({ patient, nation, mayEdit }: Props) {
  const { identifiers, nextOfKin, chargeband, registration } = patient
  const kinPhone = nextOfKin?.phone ? `, ${formatPhone(nextOfKin.phone, nation)}` : ''
  const numbers = identifiers.map(({ id, scheme, value, status }) => ({
    key: `${schemeWords[scheme]} number${identifiers.length > 1 && status === 'superseded' ? ' (old)' : ''}`,
    id,
    value: (
      <>
        <span className="num">{formatIdentifier(scheme, value)}</span>{' '}
        <Tag kind={status === 'verified' ? 'good' : 'off'}>{status}</Tag>
        {status === 'superseded' ? null : <NumberWarnings patient={patient} scheme={scheme} value={value} />}
      </>
    ),
  }))
  const given = [
    { key: 'Called', value: patient.preferredName },
    { key: 'Sex', value: patient.sex && sexWords[patient.sex] },
    { key: 'Gender', value: patient.gender && genderWords[patient.gender] },
    { key: 'Department', value: [patient.department, patient.division].filter(Boolean).join(', ') },
    { key: 'Site', value: patient.site },
    { key: 'Usual clinician', value: patient.usualClinician },
    { key: 'Next of kin', value: nextOfKin && `${kinWords(nextOfKin)}${kinPhone}` },
    ...moreRows({ ...patient, nation }),
  ].filter(({ value }) => value)
  return (
    <Card title="Person" actions={mayEdit ? <a href={paths.editPatient(patient.id)}>Change the record</a> : null}>
      <Facts
        rows={[
          { key: 'Title', value: patient.title ?? 'None' },
          { key: 'First name', value: patient.givenName },
          { key: 'Last name', value: patient.familyName },
          {
            key: 'Registration status',
            value: (
              <>
                {standingWords[patient.standing]}{' '}
                {mayEdit ? (
                  <a href={paths.patientStanding(patient.id)}>
                    Change<span className="sr-only"> registration status</span>
                  </a>
                ) : null}
              </>
            ),
          },
          {
            key: 'Born',
            value: `${formatDate(patient.dateOfBirth)}${patient.dateOfBirthApproximate ? ', not known exactly' : ''}`,
          },
          ...(numbers.length > 0
            ? numbers
            : [{ key: `${schemeWords[schemeOfNation[nation]]} number`, value: 'Not given' }]),
          { key: 'Numbers', value: <a href={paths.patientIdentifiers(patient.id)}>All numbers and their history</a> },
          ...given,
          {
            key: 'Chargeband',
            value: chargeband
              ? `${chargeband.company}: ${chargeband.folder ? `${chargeband.folder}/` : ''}${chargeband.name}${chargeband.archived ? ' (archived)' : ''}`
              : 'None',
          },
          {
            key: 'Statistical use',
            value: registration ? (registration.statisticalUse ? 'Agreed' : 'Not agreed') : 'Not asked',
          },
          { key: 'On file since', value: formatDateTime(patient.createdAt, 'en', zoneOfNation[nation]) },
        ]}
      />
    </Card>
  )
}
