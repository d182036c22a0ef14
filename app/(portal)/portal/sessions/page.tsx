import { idle } from '@/components/form/form-state'
import { HiddenField } from '@/components/form/hidden-field'
import { postTo } from '@/components/layout/post-to'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { mySessions, type OwnSession } from '@/lib/domain/logins/queries'
import { formatDateTime, formatWhen } from '@/lib/format'
import { portalPage } from '@/lib/web/pages'
import type { Translate } from '@/lib/web/words'
import { endSessionAction } from '../actions'

function device(t: Translate, { browser, system }: OwnSession): string {
  if (browser && system) return t('sessions.browserOn', { browser, system })
  return browser ?? system ?? t('sessions.unknown')
}

export default async function SessionsPage() {
  const { ctx, locale, t } = await portalPage()
  const sessions = await mySessions(ctx)
  const end = postTo(endSessionAction.bind(null, idle))
  return (
    <>
      <title>{t('sessions.pageTitle')}</title>
      <h1>{t('sessions.heading')}</h1>
      <p>{t('sessions.text')}</p>
      <ul className="my-6 max-w-measure list-none border-t border-line pl-0">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-4">
            <div>
              <p className="mb-1 font-semibold">
                {device(t, session)} {session.here ? <Tag kind="good">{t('sessions.here')}</Tag> : null}
              </p>
              <p className="mb-0 text-ink-soft">
                {session.kind === 'staff' ? `${t('sessions.staff')} ` : ''}
                {t('sessions.since', { when: formatDateTime(session.createdAt, locale) })}{' '}
                {session.here ? '' : t('sessions.seen', { when: formatWhen(session.lastSeenAt, ctx.now, locale) })}
              </p>
            </div>
            {session.here ? null : (
              <form {...end}>
                <HiddenField name="sessionId" value={session.id} />
                <Button kind="quiet">
                  {t('sessions.end')}
                  <span className="sr-only">
                    {' '}
                    {device(t, session)}, {formatDateTime(session.createdAt, locale)}
                  </span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form {...end}>
          <HiddenField name="sessionId" value="others" />
          <Button kind="danger">{t('sessions.endOthers')}</Button>
        </form>
      ) : null}
    </>
  )
}
