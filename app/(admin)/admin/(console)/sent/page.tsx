import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/domain/access/authorize'
import { listMessages, unsentCounts } from '@/lib/domain/correspondence/queries'
import { type MessageStatus, messageStatuses } from '@/lib/domain/correspondence/vocabulary'
import { isId } from '@/lib/domain/shared/is-id'
import { formatCount, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { fateWords } from './message-words'
import { MessagesTable } from './messages-table'

type Props = { searchParams: Promise<{ fate?: string; before?: string }> }

/** Every message of the practice and what became of it. */
export default async function MessagesPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('message:view')
  const asked = await searchParams
  const fate = messageStatuses.find((status) => status === asked.fate)
  const before = asked.before && isId(asked.before) ? asked.before : undefined
  const [{ lines, next }, counts] = await Promise.all([listMessages(ctx, { fate, before }), unsentCounts(ctx)])
  return (
    <>
      <title>{await refusedTitle(`Sent – ${practice.name}`)}</title>
      <h1>Sent</h1>
      <p className="text-ink-soft">
        Emails and texts that Enrol sends by itself. What patients write to you is under{' '}
        <a href={paths.inbox()}>Messages</a>.
      </p>
      <Tabs label="Sent messages by what became of them" tabs={tabs(fate, counts)} />
      <Card>
        {lines.length === 0 ? (
          <EmptyState title={fate ? `Nothing here: ${fateWords[fate].text.toLowerCase()}` : 'Nothing sent yet'}>
            <p>Emails and texts that Enrol sends for your practice are listed here, with what became of them.</p>
          </EmptyState>
        ) : (
          <MessagesTable
            lines={lines}
            now={ctx.now}
            zone={zoneOfNation[practice.nation]}
            mayRetry={can(actor, 'message:retry')}
          />
        )}
        {next ? (
          <p className="mt-3">
            <a href={paths.sentMessages(fate, next)}>Older</a>
          </p>
        ) : null}
      </Card>
    </>
  )
}

function tabs(current: MessageStatus | undefined, counts: { waiting: number; failed: number }) {
  const ofFate = (['failed', 'waiting', 'sent', 'not-needed'] as const).map((fate) => ({
    href: paths.sentMessages(fate),
    text: fateWords[fate].text,
    current: fate === current,
    ...(fate === 'failed' || fate === 'waiting' ? { count: shown(counts[fate]) } : {}),
  }))
  return [{ href: paths.sentMessages(), text: 'All', current: !current }, ...ofFate]
}

const shown = (count: number) => (count > 0 ? formatCount(count) : undefined)
