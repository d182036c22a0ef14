import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { auditActors, searchAudit } from '@/lib/domain/audit/queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { EventsTable } from './events-table'
import { SearchForm } from './search-form'
import { type AuditParams, auditParams, auditSearch, nothingFound } from './search-params'

type Props = { searchParams: Promise<AuditParams> }

/** Who did what, when and why. */
export default async function AuditPage({ searchParams }: Props) {
  const { ctx, practice } = await staffPage('audit:view')
  const search = auditSearch(await searchParams)
  const zone = zoneOfNation[practice.nation]
  const [{ lines, next }, actors] = await Promise.all([searchAudit(ctx, search, zone), auditActors(ctx)])
  const { patientId, before, ...rest } = search
  const nothing = nothingFound(search)
  return (
    <>
      <title>{`Audit – ${practice.name}`}</title>
      <h1>Audit</h1>
      <p className="mb-4 text-ink-soft">
        Everything that was changed, and every look at a patient. Nothing here can be edited or removed.
      </p>
      <SearchForm search={search} actors={actors} />
      {patientId ? (
        <Notice>
          <p>
            Only events about <a href={paths.patient(patientId)}>one patient</a> are shown.{' '}
            <a href={paths.audit(auditParams(rest))}>Show everything</a>
          </p>
        </Notice>
      ) : null}
      <Card>
        {lines.length === 0 ? (
          <EmptyState title={nothing.title}>
            <p>{nothing.text}</p>
          </EmptyState>
        ) : (
          <EventsTable lines={lines} zone={zone} />
        )}
        <p className="mt-3 flex gap-4 empty:hidden">
          {before ? <a href={paths.audit(auditParams(search))}>Newest events</a> : null}
          {next ? <a href={paths.audit({ ...auditParams(search), before: next })}>Older events</a> : null}
        </p>
      </Card>
    </>
  )
}
