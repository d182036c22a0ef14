import { Lines } from '@/app/(admin)/admin/(console)/lines'
import { addressLines, languageWords, preferenceLines } from '@/app/(admin)/admin/(console)/person-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/tag'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { ContactKind } from '@/lib/domain/patients/vocabulary'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { patient: PatientRecord; nation: Nation; mayEdit: boolean }

const kinds: Record<ContactKind, string> = { email: 'Email', mobile: 'Mobile', phone: 'Phone' }

/** How to reach them, which of it is proven, and what they agreed to hear about. */
export function ContactCard({ patient, nation, mayEdit }: Props) {
  const contacts = patient.contacts.map(({ kind, value, verifiedAt }) => ({
    key: kinds[kind],
    value: (
      <>
        <span className={kind === 'email' ? 'break-all' : 'num'}>
          {kind === 'email' ? value : formatPhone(value, nation)}
        </span>{' '}
        <Tag kind={verifiedAt ? 'good' : 'off'}>{verifiedAt ? 'verified' : 'not verified'}</Tag>
      </>
    ),
  }))
  const { correspondenceAddress: postal, restricted } = patient
  const where = [
    { key: 'Address', value: <Lines lines={addressLines(patient.address)} /> },
    ...(postal ? [{ key: 'Post goes to', value: <Lines lines={addressLines(postal)} /> }] : []),
  ]
  const wishes = preferenceLines(patient.contactPreferences)
  return (
    <Card title="Contact" actions={mayEdit ? <a href={paths.patientContacts(patient.id)}>Change contacts</a> : null}>
      <Facts
        rows={[
          ...(restricted
            ? [{ key: 'Reached by', value: <Hidden patient={patient} mayEdit={mayEdit} /> }]
            : [...contacts, ...where]),
          { key: 'May be written to', value: wishes.length > 0 ? <Lines lines={wishes} /> : 'Only what is necessary' },
          { key: 'Language', value: languageWords[patient.locale] },
        ]}
      />
    </Card>
  )
}

/** Of a restricted record, address and contacts stand on the pages that change them, and nowhere else. */
function Hidden({ patient, mayEdit }: Pick<Props, 'patient' | 'mayEdit'>) {
  if (!mayEdit) return <>This record is restricted. Ask the desk.</>
  return (
    <>
      This record is restricted. See its <a href={paths.patientContacts(patient.id)}>contacts</a> or{' '}
      <a href={paths.editPatient(patient.id)}>address</a> only where you need them.
    </>
  )
}
