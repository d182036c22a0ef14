import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { type OwnThreads, ownThreads } from '@/lib/domain/threads/own-threads'
import { cursorText, readCursor } from '@/lib/domain/threads/page-of-threads'
import { formatWhen, zoneOfNation } from '@/lib/format'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { placeName } from '@/lib/web/place-name'
import { Urgent } from './urgent'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What the person signed in and their practices have written to each other, the newest first. */
export default async function MessagesPage({ searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const { accounts, lines, next } = await ownThreads(ctx, readCursor((await searchParams).before))
  const open = accounts.filter(({ refused }) => !refused)
  const said = (line: OwnThreads['lines'][number]) => {
    const when = formatWhen(line.at, ctx.now, locale, zoneOfNation[line.practice.nation])
    const who =
      line.lastSide === 'patient'
        ? t('threads.lastFromYou')
        : t('threads.lastFromPractice', { practice: line.practice.name })
    const place = placeName(line, accounts)
    return place === line.practice.name ? `${who}, ${when}` : `${place}: ${who}, ${when}`
  }
  return (
    <>
      <title>{t('threads.pageTitle')}</title>
      <h1>{t('threads.heading')}</h1>
      <Urgent practices={accounts.map(({ practice }) => practice)} t={t} />
      {open.map((one) => (
        <p key={one.accountId}>
          <ButtonLink href={paths.portalNewMessage(one.accountId)}>
            {accounts.length > 1 ? t('threads.writeTo', { practice: placeName(one, accounts) }) : t('threads.write')}
          </ButtonLink>
        </p>
      ))}
      {accounts.map((one) =>
        one.refused ? (
          <Notice key={one.accountId} title={t('threads.cannot', { practice: placeName(one, accounts) })}>
            <p>{t(`errors.thread.${one.refused}`, { practice: one.practice.name })}</p>
          </Notice>
        ) : null,
      )}
      {lines.length === 0 ? (
        <EmptyState title={t('threads.none')}>
          <p>{t('threads.noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="my-6 grid max-w-measure list-none gap-3 p-0">
          {lines.map((line) => (
            <li key={line.id} className="min-w-0 rounded-box border border-line bg-surface px-4 py-3">
              <p className="my-0 flex flex-wrap items-baseline gap-x-3">
                <a href={paths.portalThread(line.id)} className="font-semibold [overflow-wrap:anywhere]">
                  {line.subject ?? t('threads.noSubject')}
                </a>
                {line.unread ? <Tag kind="wait">{t('threads.unread')}</Tag> : null}
                {line.closedAt ? <Tag kind="off">{t('threads.closed')}</Tag> : null}
              </p>
              <p className="my-0 text-ink-soft">{said(line)}</p>
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <p>
          <a href={paths.portalMessages(cursorText(next))}>{t('threads.older')}</a>
        </p>
      ) : null}
    </>
  )
}
