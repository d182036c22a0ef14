import { Lines } from '@/app/(admin)/admin/(console)/lines'
import { moreRows } from '@/app/(admin)/admin/(console)/more-words'
import {
  addressLines,
  evidenceWords,
  genderWords,
  kinWords,
  languageWords,
  preferenceLines,
  schemeWords,
  sexWords,
} from '@/app/(admin)/admin/(console)/person-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { formatIdentifier, formatPhone } from '@/lib/format'

type Props = { registration: RegistrationDetails; nation: Nation }

/** What the person submitted, in the order of the journey; questions they left out are not listed. */
export function SubmittedCard({ registration, nation }: Props) {
  const { identifier, evidence, email, mobile, nextOfKin, sex, gender, department, division } = registration
  const kinPhone = nextOfKin?.phone ? `, ${formatPhone(nextOfKin.phone, nation)}` : ''
  const home = registration.moreDetails.phone
  const wishes = preferenceLines(registration.contactPreferences)
  const rows = [
    { key: 'Sex', value: sex && sexWords[sex] },
    { key: 'Gender', value: gender && genderWords[gender] },
    {
      key: identifier ? `${schemeWords[identifier.scheme]} number` : 'Number',
      value: identifier ? (
        <span className="num">{formatIdentifier(identifier.scheme, identifier.value)}</span>
      ) : (
        'Not given'
      ),
    },
    { key: 'Can show', value: evidence && evidenceWords[evidence] },
    { key: 'Email', value: email ? <span className="break-all">{email}</span> : null },
    { key: 'Mobile', value: mobile ? <span className="num">{formatPhone(mobile, nation)}</span> : null },
    { key: 'May be written to', value: wishes.length > 0 ? <Lines lines={wishes} /> : 'Only what is necessary' },
    { key: 'Address', value: <Lines lines={addressLines(registration.address)} /> },
    { key: 'Department', value: [department, division].filter(Boolean).join(', ') },
    { key: 'Home phone', value: home && <span className="num">{formatPhone(home, nation)}</span> },
    { key: 'Next of kin', value: nextOfKin ? `${kinWords(nextOfKin)}${kinPhone}` : null },
    ...moreRows({ ...registration, nation }),
    { key: 'Statistical use', value: registration.statisticalUse ? 'Agreed' : 'Not agreed' },
    { key: 'Language', value: languageWords[registration.locale] },
  ]
  return (
    <Card title="What they submitted">
      <Facts rows={rows.filter(({ value }) => value)} />
    </Card>
  )
}
