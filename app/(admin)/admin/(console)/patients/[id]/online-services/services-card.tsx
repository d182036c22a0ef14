import { moduleWords } from '@/app/(admin)/admin/(console)/module-words'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { can } from '@/lib/domain/access/authorize'
import { dateIn, formatDate, zoneOfNation } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import type { TabProps } from './words'

/** What the account may do, service by service, and why it may not. */
export function ServicesCard({ tab, patient, practice, actor }: TabProps) {
  const { account } = tab
  if (!account) return null
  const zone = zoneOfNation[practice.nation]
  const mayChange = can(actor, 'account:disable')
  return (
    <Card title="Services">
      <Table
        caption="Services"
        captionHidden
        columns={[
          { heading: 'Service' },
          { heading: 'On' },
          { heading: 'Why' },
          { heading: 'Change', hiddenHeading: true },
        ]}
        rows={tab.modules.map(({ module, offered, enabled, usable, set }) => ({
          id: module,
          cells: [
            moduleWords[module].name,
            <Tag key="on" kind={usable ? 'good' : 'off'}>
              {usable ? 'On' : 'Off'}
            </Tag>,
            <span key="why" className="text-ink-soft">
              {!offered
                ? 'not offered by the practice'
                : enabled && !usable
                  ? waitsFor(account)
                  : set?.reason
                    ? `${set.reason}, ${formatDate(dateIn(set.at, zone))}`
                    : enabled
                      ? ''
                      : 'off unless you turn it on'}
            </span>,
            mayChange && offered ? (
              <a key="change" href={paths.patientService(patient.id, module)}>
                Change<span className="sr-only"> {moduleWords[module].name}</span>
              </a>
            ) : (
              ''
            ),
          ],
        }))}
      />
      {can(actor, 'patient:edit') ? (
        <p>
          <a href={paths.patientMissed(patient.id)}>Missed appointments</a>
        </p>
      ) : null}
    </Card>
  )
}

/** Why a service that is on cannot be used now. */
function waitsFor({ state, kind }: NonNullable<TabProps['tab']['account']>): string {
  if (state === 'disabled') return 'closed with the account'
  return state === 'active' && kind === 'basic' ? 'needs a full account' : 'waits for the account'
}
