import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { PatientSearch } from '@/lib/domain/patients/search-patients'
import type { SearchToken } from '@/lib/domain/patients/search-token'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatDate } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { PatientsTable } from './patients-table'

type Props = { query: string; found: PatientSearch; today: string; nation: Nation }

const readAs: Record<SearchToken['kind'], string> = {
  name: 'name',
  date: 'born',
  identifier: 'number',
  email: 'email',
  phone: 'phone',
  postcode: 'postcode',
  number: 'number',
}

/** The patients every word fits, with how each word was read. */
export function Found({ query, found, today, nation }: Props) {
  const { results, more, words } = found
  const howMany = results.length === 1 ? '1 patient' : `${more ? 'First ' : ''}${results.length} patients`
  return (
    <>
      <p role="status">
        {results.length === 0 ? 'Nobody' : howMany} found for <b>{query}</b>
        <span className="text-ink-soft">
          , read as {words.map(({ kind, text }) => `${readAs[kind]} ${saidAs(kind, text)}`).join(' · ')}
        </span>
        {'. '}
        <a href={paths.patients()}>Clear search</a>
      </p>
      {more ? (
        <Notice kind="warning">
          <p>More people fit. Add a word: a first name, a birth date, part of the postcode.</p>
        </Notice>
      ) : null}
      <div className="mt-4 rounded-box border border-line bg-surface p-4">
        <PatientsTable
          caption="Patients found"
          patients={results}
          today={today}
          nation={nation}
          empty={
            <EmptyState title="Nobody fits every word">
              <p>
                Try fewer words or only the start of a name: <b className="text-ink">smi joh</b> finds John Smith. Dates
                are day, month, year.
              </p>
              <p>
                Nobody on file? <a href={paths.newPatient()}>Register patient</a>.
              </p>
              <p>
                Somebody who has registered but not activated is not a patient yet: look in{' '}
                <a href={paths.registrations('awaiting-activation')}>registrations awaiting activation</a>.
              </p>
            </EmptyState>
          }
        />
      </div>
    </>
  )
}

function saidAs(kind: SearchToken['kind'], text: string): string {
  return kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text) : text
}
