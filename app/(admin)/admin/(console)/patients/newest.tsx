import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { PatientLine } from '@/lib/domain/patients/patient-lines'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { paths } from '@/lib/web/paths'
import { PatientsTable } from './patients-table'

type Props = { patients: PatientLine[]; over: boolean; today: string; nation: Nation }

/** What the list shows before anyone searches: those who came last, and how to search. */
export function Newest({ patients, over, today, nation }: Props) {
  return (
    <>
      {over ? (
        <Notice kind="warning">
          <p>That search is over. Its words are kept for half an hour only; type them again above.</p>
        </Notice>
      ) : null}
      <p className="text-ink-soft">
        Search above by any part of what you know: <b className="text-ink">okafor 27/3/1984</b>, a number, an email
        address, a phone number, a postcode. Press <kbd className="font-mono">/</kbd> to start, arrow keys to move and
        Enter to open.
      </p>
      <div className="mt-4">
        <Card title="Newest patients">
          <PatientsTable
            caption="Newest patients"
            patients={patients}
            today={today}
            nation={nation}
            empty={
              <EmptyState title="No patients yet">
                <p>
                  A person becomes a patient here when they register with a sign-up code and activate their account.
                  Make one in <a href={paths.signUpCodes()}>Sign-up codes</a> and share it, or{' '}
                  <a href={paths.newPatient()}>register a patient</a> at the desk.
                </p>
              </EmptyState>
            }
          />
        </Card>
      </div>
    </>
  )
}
