import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { apiClientById } from '@/lib/domain/api-clients/queries'
import { formatDate, formatDateTime } from '@/lib/format'

type Props = { client: Awaited<ReturnType<typeof apiClientById>>; zone: string }

/** How much it calls, and what it was refused last, with the reference the server's log has. */
export function ClientUse({ client, zone }: Props) {
  return (
    <>
      <Card title="Use">
        {client.days.length === 0 ? (
          <p>It has not called yet.</p>
        ) : (
          <Table
            caption="Requests by day"
            captionHidden
            columns={[{ heading: 'Day' }, { heading: 'Requests' }, { heading: 'Refused' }]}
            rows={client.days.map((day) => ({
              id: day.day,
              cells: [formatDate(day.day), day.requests.toLocaleString('en-GB'), day.errors.toLocaleString('en-GB')],
            }))}
          />
        )}
      </Card>
      {client.refusals.length > 0 ? (
        <Card title="Refused last">
          <Table
            caption="Refused last"
            captionHidden
            columns={[{ heading: 'When' }, { heading: 'Call' }, { heading: 'Event' }, { heading: 'Reference' }]}
            rows={client.refusals.map((refusal) => ({
              id: refusal.reference,
              cells: [
                formatDateTime(refusal.at, 'en', zone),
                <span key="call" className="font-mono [overflow-wrap:anywhere]">
                  {refusal.endpoint}
                </span>,
                `${refusal.eventCode} (${refusal.httpStatus})`,
                <span key="reference" className="font-mono text-sm [overflow-wrap:anywhere]">
                  {refusal.reference}
                </span>,
              ],
            }))}
          />
        </Card>
      ) : null}
    </>
  )
}
