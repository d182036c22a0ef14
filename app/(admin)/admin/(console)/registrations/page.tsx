import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { type RegistrationsBoard, registrationsBoard } from '@/lib/domain/registrations/staff-queries'
import { type RegistrationStatus, registrationStatuses } from '@/lib/domain/registrations/vocabulary'
import { formatCount } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { RegistrationsTable } from './registrations-table'
import { statusWords } from './status-words'

type Props = { searchParams: Promise<{ state?: string; before?: string }> }

const empty: Partial<Record<RegistrationStatus, string>> = {
  'awaiting-activation': 'Everyone who registered has activated, or their time is over.',
  'in-review': 'A registration whose details match someone on file waits here for you.',
}

export default async function RegistrationsPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('registration:view')
  const asked = await searchParams
  const state = registrationStatuses.find((status) => status === asked.state)
  const { counts, registrations, next } = await registrationsBoard(ctx, { state, before: asked.before })
  const name = state ? `Registrations: ${statusWords[state].word.toLowerCase()}` : 'Registrations'
  return (
    <>
      <title>{`${name} – ${practice.name}`}</title>
      <h1>Registrations</h1>
      <Tabs label="Registrations by state" tabs={tabs(state, counts)} />
      <Card>
        <RegistrationsTable
          caption={name}
          registrations={registrations}
          now={ctx.now}
          nation={practice.nation}
          withState={!state}
          empty={
            <EmptyState title={state ? `None: ${statusWords[state].word.toLowerCase()}` : 'No registrations yet'}>
              <p>
                {(state && empty[state]) ??
                  'What people submit with a sign-up code is listed here, from the moment they submit it.'}
              </p>
            </EmptyState>
          }
        />
        {next ? (
          <p className="mt-3">
            <a href={paths.registrations(state, next)}>Older registrations</a>
          </p>
        ) : null}
      </Card>
    </>
  )
}

/** The two states that wait always have a tab; the others when there is one to see. */
function tabs(current: RegistrationStatus | undefined, counts: RegistrationsBoard['counts']) {
  const shown = registrationStatuses.filter(
    (status) =>
      status === 'awaiting-activation' || status === 'in-review' || status === current || (counts[status] ?? 0) > 0,
  )
  return [
    { href: paths.registrations(), text: 'All', current: !current },
    ...shown.map((status) => ({
      href: paths.registrations(status),
      text: statusWords[status].word,
      current: status === current,
      count: counts[status] ? formatCount(counts[status]) : undefined,
    })),
  ]
}
