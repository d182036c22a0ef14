import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { listApiClients } from '@/lib/domain/api-clients/queries'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { SettingsHead } from '../settings-head'
import { UseBars } from './use-bars'

/** The programs of other companies that may register people here and sign them in. */
export default async function ApiClientsPage() {
  const { ctx, practice } = await staffPage('api-client:view')
  const clients = await listApiClients(ctx)
  const zone = zoneOfNation[practice.nation]
  return (
    <>
      <title>{`API clients – ${practice.name}`}</title>
      <SettingsHead here={paths.apiClients()} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="my-0 max-w-measure">
          Programs of other companies that register people here and sign them in, each with a key of its own. How they
          do it is on the <a href={paths.apiDocs()}>page for developers</a>.
        </p>
        <ButtonLink href={paths.newApiClient()}>Add an API client</ButtonLink>
      </div>
      {clients.length === 0 ? (
        <EmptyState title="No API clients yet">
          <p>Add one when a company wants to register your patients from its own website or app.</p>
        </EmptyState>
      ) : (
        <div className="rounded-box border border-line bg-surface px-3 py-2">
          <Table
            caption="API clients"
            captionHidden
            columns={[
              { heading: 'Name' },
              { heading: 'Status' },
              { heading: 'Portal' },
              { heading: 'Calls, 14 days' },
              { heading: 'Calls, 30 days' },
              { heading: 'Refused' },
              { heading: 'Refused last' },
              { heading: 'Last used' },
            ]}
            rows={clients.map((client) => ({
              id: client.id,
              cells: [
                <a key="name" href={paths.apiClient(client.id)} className="font-semibold">
                  {client.name}
                </a>,
                <Tag key="status" kind={client.endedAt ? 'off' : 'good'}>
                  {client.endedAt ? 'Ended' : 'Active'}
                </Tag>,
                client.portal === 'patient' ? 'Patient' : 'Referral',
                <UseBars
                  key="days"
                  days={client.fortnight.some(({ requests }) => requests > 0) ? client.fortnight : []}
                />,
                <span key="requests" className="num">
                  {client.requests.toLocaleString('en-GB')}
                </span>,
                <span key="errors" className="num">
                  {client.errors.toLocaleString('en-GB')}
                </span>,
                client.lastRefusal ? (
                  <span key="refusal">
                    <span className="font-mono [overflow-wrap:anywhere]">{client.lastRefusal.endpoint}</span>, event{' '}
                    {client.lastRefusal.eventCode}, {formatDateTime(client.lastRefusal.at, 'en', zone)}
                  </span>
                ) : (
                  'nothing'
                ),
                client.lastAt ? formatDateTime(client.lastAt, 'en', zone) : 'never',
              ],
            }))}
          />
        </div>
      )}
    </>
  )
}
