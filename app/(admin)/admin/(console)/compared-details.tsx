import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import type { MatchFields } from '@/lib/domain/matching/explain-match'
import type { FieldVerdict } from '@/lib/domain/matching/field-verdict'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatDate, formatIdentifier, formatPhone } from '@/lib/format'
import { matchFieldWords, verdictWords } from './match-words'

export type Compared = {
  givenName: string
  familyName: string
  dateOfBirth: string
  identifier: { scheme: IdentifierScheme; value: string } | null
  postcode: string | null
  phone: string | null
  email: string | null
}
type Side = { heading: string; details: Compared; missing: string }
type Props = { caption: string; sides: [Side, Side]; fields: MatchFields; nation: Nation }

/** Two people side by side, with what agrees. */
export function ComparedDetails({ caption, sides, fields, nation }: Props) {
  const [left, right] = sides
  return (
    <Table
      caption={caption}
      columns={[{ heading: 'Detail' }, { heading: left.heading }, { heading: right.heading }, { heading: 'Verdict' }]}
      rows={order.map((field) => ({
        id: field,
        cells: [
          matchFieldWords[field],
          ...sides.map(
            ({ details, missing }) => shown(details, field, nation) || absent(field, fields[field], missing),
          ),
          <Tag key="verdict" kind={verdictWords[fields[field]].kind}>
            {verdictWords[fields[field]].word}
          </Tag>,
        ],
      }))}
    />
  )
}

/** Numbers were compared with superseded ones too, which are not what somebody has. */
const absent = (field: keyof MatchFields, verdict: FieldVerdict, missing: string) =>
  field === 'identifiers' && verdict !== 'missing' ? 'An old number' : missing

const order: (keyof MatchFields)[] = [
  ...(['givenName', 'familyName', 'dateOfBirth', 'identifiers', 'postcode', 'mobiles', 'emails'] as const),
]

function shown(details: Compared, field: keyof MatchFields, nation: Nation): string {
  const { identifier, phone } = details
  switch (field) {
    case 'dateOfBirth':
      return formatDate(details.dateOfBirth)
    case 'identifiers':
      return identifier ? formatIdentifier(identifier.scheme, identifier.value) : ''
    case 'mobiles':
      return phone ? formatPhone(phone, nation) : ''
    case 'emails':
      return details.email ?? ''
    case 'postcode':
      return details.postcode ?? ''
    default:
      return details[field]
  }
}
