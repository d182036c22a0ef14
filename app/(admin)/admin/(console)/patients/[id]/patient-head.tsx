import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import type { PatientRecord } from '@/lib/domain/patients/patient-record'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import { ageOn, dateIn, formatDate, formatIdentifier, formatName, formatPhone, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { AccountTag } from '../account-tag'
import { NeedsFlag } from './needs-flag'

type Tab = 'Details' | 'Identification' | 'Online services' | 'Invoices' | 'Messages' | 'History'
type Props = {
  patient: PatientRecord
  practice: PracticeCard
  now: Date
  /** Null on a page that asks something, which gives its title itself. */
  tab: Tab | null
  /** The page's form gives the title. */
  untitled?: boolean
  failedMessages?: number
}

/** Who this is, on every tab: name, birth date, number, chargeband, phone, and what they need. */
export async function PatientHead({ patient, practice, now, tab, untitled, failedMessages }: Props) {
  const name = formatName({ ...patient, title: null })
  const today = dateIn(now, zoneOfNation[practice.nation])
  const identifier = patient.identifiers.find(({ status }) => status !== 'superseded')
  const phone = patient.contacts.find(({ kind }) => kind !== 'email')
  const tabs: { text: Tab; href: string; count?: number }[] = [
    { text: 'Details', href: paths.patient(patient.id) },
    { text: 'Identification', href: paths.patientIdentification(patient.id) },
    ...(patient.onlineServices ? [{ text: 'Online services' as const, href: paths.patientOnline(patient.id) }] : []),
    { text: 'Invoices', href: paths.patientInvoices(patient.id) },
    { text: 'Messages', href: paths.patientMessages(patient.id), count: failedMessages },
    { text: 'History', href: paths.patientHistory(patient.id) },
  ]
  return (
    <>
      {tab === null || untitled ? null : <title>{await refusedTitle(`${name} – ${tab} – ${practice.name}`)}</title>}
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1>{name}</h1>
        <AccountTag state={patient.accounts[0]?.state ?? null} />
      </div>
      <div className="mt-1.5 flex flex-wrap gap-x-5 text-ink-soft [&_b]:font-semibold [&_b]:text-ink">
        {patient.preferredName ? (
          <span>
            Called <b>{patient.preferredName}</b>
          </span>
        ) : null}
        <span>
          Born <b className="num">{formatDate(patient.dateOfBirth)}</b> ({ageOn(patient.dateOfBirth, today)}
          {patient.dateOfBirthApproximate ? ', not known exactly' : ''})
        </span>
        {identifier ? (
          <span>
            {schemeWords[identifier.scheme]}{' '}
            <b className="num">{formatIdentifier(identifier.scheme, identifier.value)}</b> {identifier.status}
          </span>
        ) : null}
        <span>
          {patient.chargeband ? (
            <a href={paths.chargeband(patient.chargeband.id)}>{patient.chargeband.name}</a>
          ) : (
            'No chargeband'
          )}
        </span>
        {phone && !patient.restricted ? <span className="num">{formatPhone(phone.value, practice.nation)}</span> : null}
        {patient.restricted ? <Tag kind="warn">Restricted record</Tag> : null}
        {patient.standing === 'registered' ? null : <b>{patient.standing}</b>}
      </div>
      <NeedsFlag needs={patient.needs} interpreter={patient.interpreter} language={patient.locale} />
      <Tabs label={name} tabs={tabs.map((one) => ({ ...one, current: one.text === tab }))} />
    </>
  )
}
