import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { inbox } from '@/lib/domain/threads/inbox'
import { cursorText, readCursor } from '@/lib/domain/threads/page-of-threads'
import { type InboxView, inboxViews } from '@/lib/domain/threads/vocabulary'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { doneWords, emptyWords, viewWords } from './thread-words'
import { ThreadsTable } from './threads-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const notices = ['closed', 'unread', 'handed-over'] as const

/** What patients write online, by whom it waits for; one inbox that all staff share. */
export default async function InboxPage({ searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('thread:view')
  const asked = await searchParams
  const view: InboxView = inboxViews.find((one) => one === asked.view) ?? 'mine'
  const { lines, next } = await inbox(ctx, view, readCursor(asked.before))
  const notice = notices.find((one) => one === asked.done)
  return (
    <>
      <title>{`Messages – ${practice.name}`}</title>
      <h1>Messages</h1>
      {notice ? (
        <Notice kind="success" announce>
          <p>{doneWords[notice]}</p>
        </Notice>
      ) : null}
      <Tabs
        label="Messages by whom they wait for"
        tabs={inboxViews.map((one) => ({
          href: paths.inbox(one === 'mine' ? undefined : one),
          text: viewWords(one, actor.role),
          current: one === view,
        }))}
      />
      <Card>
        <ThreadsTable
          caption={`Messages: ${viewWords(view, actor.role)}`}
          lines={lines}
          now={ctx.now}
          zone={zoneOfNation[practice.nation]}
          empty={
            <EmptyState title={emptyWords[view].title}>
              <p>{emptyWords[view].text}</p>
            </EmptyState>
          }
        />
        {next ? (
          <p className="mt-3">
            <a href={paths.inbox(view === 'mine' ? undefined : view, cursorText(next))}>Older messages</a>
          </p>
        ) : null}
      </Card>
    </>
  )
}
