import { ButtonLink } from '@/components/ui/button-link'
import { can } from '@/lib/domain/access/authorize'
import { newestPatients } from '@/lib/domain/patients/queries'
import { searchPatients } from '@/lib/domain/patients/search-patients'
import { dateIn, zoneOfNation } from '@/lib/format'
import { wordsOfSearch } from '@/lib/web/kept-search'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { Found } from './found'
import { Newest } from './newest'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PatientsPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:search')
  const { search } = await searchParams
  const id = typeof search === 'string' ? search : null
  const query = await wordsOfSearch(actor, id)
  const place = { today: dateIn(ctx.now, zoneOfNation[practice.nation]), nation: practice.nation }
  return (
    <>
      <title>{`Patients – ${practice.name}`}</title>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>Patients</h1>
        <div className="flex flex-wrap items-center gap-3">
          {can(actor, 'practice:split') ? <a href={paths.splits()}>Move to another practice</a> : null}
          {can(actor, 'patient:export') ? <a href={paths.exportPatients()}>Export</a> : null}
          {can(actor, 'patient:import') ? <a href={paths.importPatients()}>Import a list</a> : null}
          {can(actor, 'patient:register') ? <ButtonLink href={paths.newPatient()}>Register patient</ButtonLink> : null}
        </div>
      </div>
      {query ? (
        <Found query={query} found={await searchPatients(ctx, { query, today: place.today })} {...place} />
      ) : (
        <Newest patients={await newestPatients(ctx)} over={id !== null} {...place} />
      )}
    </>
  )
}
