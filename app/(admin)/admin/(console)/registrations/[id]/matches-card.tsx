import { ButtonRow } from '@/components/ui/button-row'
import { Card } from '@/components/ui/card'
import { GoButton } from '@/components/ui/go-button'
import { Notice } from '@/components/ui/notice'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { RegistrationDetails } from '@/lib/domain/registrations/staff-queries'
import { formatName } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { MatchTable } from './match-table'

type Props = { registration: RegistrationDetails; nation: Nation; mayDecide: boolean }

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
          <MatchTable registration={registration} match={match} nation={nation} />
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
        <ButtonRow why="Somebody else on file? Find them. None of them? Make a new patient. Not somebody for this practice? Refuse.">
          <GoButton to={paths.chooseToJoin(registration.id)}>Find another patient…</GoButton>
          <GoButton to={paths.createFromRegistration(registration.id)}>Make a new patient…</GoButton>
          <GoButton to={paths.refuseRegistration(registration.id)} kind="danger">
            Refuse…
          </GoButton>
        </ButtonRow>
      ) : null}
    </Card>
  )
}
