import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import { GoButton } from '@/components/ui/go-button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag, type TagKind } from '@/components/ui/tag'
import type { FieldVerdict } from '@/lib/domain/matching/field-verdict'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { PossibleMatch } from '@/lib/domain/registrations/possible-matches'
import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { formatDate, formatIdentifier, formatName, formatPhone } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = { registration: RegistrationDetails; nation: Nation; mayDecide: boolean }
type Field = keyof PossibleMatch['fields']

const verdicts: Record<FieldVerdict, { kind: TagKind; word: string }> = {
  agree: { kind: 'good', word: 'Agrees' },
  near: { kind: 'warn', word: 'Similar' },
  disagree: { kind: 'bad', word: 'Differs' },
  missing: { kind: 'off', word: 'Cannot tell' },
}

/** Side by side: what was submitted and who is on file, with which details agree. */
export function MatchesCard({ registration, nation, mayDecide }: Props) {
  return (
    <Card title="Who this may be">
      <Notice kind="inset">
        <p>
          The person can sign in and sees the same as anyone who has just registered. Decide with what proves who they
          are, not by the details alone: several people may share them.
        </p>
      </Notice>
      {registration.matches.map((match) => (
        <div key={match.patient.id} className="mt-4">
          <Table
            caption={`Compared with ${formatName(match.patient)}, on file`}
            columns={[{ heading: 'Detail' }, { heading: 'Submitted' }, { heading: 'On file' }, { heading: 'Verdict' }]}
            rows={rowsOf(registration, match, nation)}
          />
          <p>
            <a href={paths.patient(match.patient.id)}>Open {formatName(match.patient)}</a>
          </p>
          {mayDecide ? (
            <GoButton to={paths.joinRegistration(registration.id, match.patient.id)}>
              {`Join to ${formatName(match.patient)}…`}
            </GoButton>
          ) : null}
        </div>
      ))}
      {mayDecide ? (
        <ButtonRow why="None of them? Make a new patient. Not somebody for this practice? Refuse.">
          <GoButton to={paths.createFromRegistration(registration.id)}>Make a new patient…</GoButton>
          <GoButton to={paths.refuseRegistration(registration.id)} kind="danger">
            Refuse…
          </GoButton>
        </ButtonRow>
      ) : null}
    </Card>
  )
}

function rowsOf(registration: RegistrationDetails, { patient, fields }: PossibleMatch, nation: Nation) {
  const number = (one: { scheme: 'nhs' | 'chi' | 'hc' | 'rnokpp'; value: string } | null) =>
    one ? formatIdentifier(one.scheme, one.value) : ''
  const phone = (value: string | null) => (value ? formatPhone(value, nation) : '')
  const rows: [Field, string, string, string][] = [
    ['givenName', 'First name', registration.givenName, patient.givenName],
    ['familyName', 'Last name', registration.familyName, patient.familyName],
    ['dateOfBirth', 'Born', formatDate(registration.dateOfBirth), formatDate(patient.dateOfBirth)],
    ['identifiers', 'Number', number(registration.identifier), number(patient.identifier)],
    ['postcode', 'Postcode', registration.address?.postcode ?? '', patient.postcode ?? ''],
    ['mobiles', 'Mobile', phone(registration.mobile), phone(patient.phone)],
    ['emails', 'Email', registration.email ?? '', patient.email ?? ''],
  ]
  return rows.map(([field, name, submitted, onFile]) => ({
    id: field,
    cells: [
      name,
      submitted || 'Not given',
      onFile || 'Not on file',
      <Tag key="verdict" kind={verdicts[fields[field]].kind}>
        {verdicts[fields[field]].word}
      </Tag>,
    ],
  }))
}
