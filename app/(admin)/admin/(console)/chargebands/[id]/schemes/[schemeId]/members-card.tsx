import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import type { membersOf } from '@/lib/domain/memberships/queries'
import { formatCount, formatDate, formatFiledName, formatMoney } from '@/lib/format'
import { paths } from '@/lib/web/paths'

type Props = {
  page: Awaited<ReturnType<typeof membersOf>>
  before: string | undefined
  chargebandId: string
  schemeId: string
}

/** Who has joined, at the price each of them joined for. */
export function MembersCard({ page, before, chargebandId, schemeId }: Props) {
  const { members, next, total } = page
  return (
    <Card title={total === 1 ? '1 member' : `${formatCount(total)} members`}>
      <Table
        caption="Members"
        captionHidden
        columns={[
          { heading: 'Name' },
          { heading: 'Joined' },
          { heading: 'Next invoice' },
          { heading: 'Price', numeric: true },
        ]}
        rows={members.map((member) => ({
          id: member.id,
          cells: [
            member.patientId ? (
              <a key="name" data-result href={paths.patientInvoices(member.patientId)}>
                {formatFiledName(member)}
              </a>
            ) : (
              <a key="name" data-result href={paths.registration(member.registrationId ?? '')}>
                A registration in review
              </a>
            ),
            <span key="joined" className="num">
              {formatDate(member.joinedOn)}
            </span>,
            <span key="next" className="num">
              {formatDate(member.nextInvoiceOn)}
            </span>,
            formatMoney(member.gross, member.currency),
          ],
        }))}
        empty={
          <EmptyState title="Nobody has joined yet">
            <p>People join by registering with the membership code, or in their online account.</p>
          </EmptyState>
        }
      />
      {before || next ? (
        <p className="mt-3 mb-0! flex gap-4">
          {before ? <a href={paths.scheme(chargebandId, schemeId)}>Back to the newest</a> : null}
          {next ? <a href={paths.scheme(chargebandId, schemeId, { before: next })}>Next 50</a> : null}
        </p>
      ) : null}
    </Card>
  )
}
