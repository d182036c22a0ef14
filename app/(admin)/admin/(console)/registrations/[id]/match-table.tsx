import { ComparedDetails } from '@/app/(admin)/admin/(console)/compared-details'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { PossibleMatch } from '@/lib/domain/registrations/possible-matches'
import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { formatName } from '@/lib/format'

type Props = { registration: RegistrationDetails; match: PossibleMatch; nation: Nation }

/** What was submitted beside a patient on file, with which details agree. */
export function MatchTable({ registration, match, nation }: Props) {
  const { address, mobile } = registration
  return (
    <ComparedDetails
      caption={`Compared with ${formatName(match.patient)}, on file`}
      sides={[
        {
          heading: 'Submitted',
          details: { ...registration, postcode: address?.postcode ?? null, phone: mobile },
          missing: 'Not given',
        },
        { heading: 'On file', details: match.patient, missing: 'Not on file' },
      ]}
      fields={match.fields}
      nation={nation}
    />
  )
}
