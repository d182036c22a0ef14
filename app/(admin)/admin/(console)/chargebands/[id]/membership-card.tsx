import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { SchemeLine } from '@/lib/domain/memberships/queries'
import { formatCount } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { priceWords } from '../scheme-words'

type Props = { chargebandId: string; schemes: SchemeLine[]; mayEdit: boolean }

/** What patients of this chargeband may be members of. */
export function MembershipCard({ chargebandId, schemes, mayEdit }: Props) {
  const first = schemes.length === 0
  return (
    <Card title="Membership">
      {first ? (
        <p className="mt-0!">
          Patients of this chargeband pay for themselves, so they can be members of a scheme with a price every week,
          month or year.
        </p>
      ) : (
        <Table
          caption="Membership schemes"
          captionHidden
          columns={[
            { heading: 'Scheme' },
            { heading: 'Code' },
            { heading: 'Price' },
            { heading: 'Members', numeric: true },
          ]}
          rows={schemes.map((scheme) => ({
            id: scheme.id,
            cells: [
              <span key="name">
                <a href={paths.scheme(chargebandId, scheme.id)}>{scheme.name}</a>{' '}
                {scheme.archivedAt ? <Tag kind="off">Archived</Tag> : null}
              </span>,
              <span key="code" className="font-mono">
                {scheme.code}
              </span>,
              <span key="price" className="num">
                {priceWords(scheme)}
              </span>,
              formatCount(scheme.members),
            ],
          }))}
        />
      )}
      {mayEdit ? (
        <div className="mt-3">
          <ButtonLink kind={first ? 'filled' : 'quiet'} href={paths.newScheme(chargebandId)}>
            {first ? 'Enable membership scheme' : 'New scheme'}
          </ButtonLink>
        </div>
      ) : first ? (
        <p className="text-ink-soft">A manager of your practice can make one.</p>
      ) : null}
    </Card>
  )
}
