import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { answerOwnThreadAction } from '@/app/(portal)/portal/messages/actions'
import { Urgent } from '@/app/(portal)/portal/messages/urgent'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Conversation } from '@/components/ui/conversation'
import { Notice } from '@/components/ui/notice'
import { type OwnThread, openOwnThread } from '@/lib/domain/threads/open-own-thread'
import { readPosition } from '@/lib/domain/threads/page-of-threads'
import { formatDateTime, zoneOfNation } from '@/lib/format'
import { formWordsIn } from '@/lib/web/form-words'
import { portalPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import type { Translate } from '@/lib/web/words'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One conversation with a practice, to read and to answer. */
export default async function ThreadPage({ params, searchParams }: Props) {
  const { ctx, locale, t } = await portalPage()
  const { upTo, done } = await searchParams
  const thread = await openOwnThread(ctx, { threadId: (await params).id, upTo: readPosition(upTo) })
  if (!thread) notFound()
  const { practice, messages, refused } = thread
  const zone = zoneOfNation[practice.nation]
  const heading = thread.subject ?? t('threads.newHeading', { practice: practice.name })
  const title = t('common.pageOf', { page: t('threads.conversation'), practice: practice.name })
  const earlier = (messages[0]?.position ?? 1) - 1
  const atEnd = messages.at(-1)?.position === thread.messageCount
  return (
    <>
      {refused || !atEnd ? <title>{title}</title> : null}
      <p className="my-0">
        <a href={paths.portalMessages()} className="inline-flex min-h-11 items-center">
          {t('threads.back')}
        </a>
      </p>
      <h1 className="[overflow-wrap:anywhere]">{heading}</h1>
      {done === 'sent' ? (
        <Notice kind="success" announce title={t('threads.sent')}>
          <p>{t('threads.sentText', { practice: practice.name })}</p>
        </Notice>
      ) : null}
      {earlier > 0 ? (
        <p>
          <a href={paths.portalThread(thread.id, { upTo: String(earlier) })}>{t('threads.earlier')}</a>
        </p>
      ) : null}
      <Conversation
        label={t('threads.conversation')}
        entries={messages.map((message) => ({
          id: message.position,
          own: message.side === 'patient',
          who: authorOf(message, practice.name, t),
          at: message.at,
          when: formatDateTime(message.at, locale, zone),
          text: message.text,
        }))}
      />
      {atEnd ? null : (
        <p>
          <a href={paths.portalThread(thread.id)}>{t('threads.latest')}</a>
        </p>
      )}
      {refused ? (
        <Notice title={t('threads.cannot', { practice: practice.name })}>
          <p>{t(`errors.thread.${refused}`, { practice: practice.name })}</p>
        </Notice>
      ) : null}
      {atEnd && !refused ? (
        <EnrolForm key={thread.messageCount} action={answerOwnThreadAction} title={title} words={formWordsIn(t)}>
          <HiddenField name="threadId" value={thread.id} />
          <HiddenField name="writingKey" value={randomUUID()} />
          {thread.closedAt ? <p>{t('threads.closedText')}</p> : null}
          <TextareaField name="text" label={t('threads.answer')} hint={t('threads.textHint')} rows={6} />
          <Urgent practices={[practice]} t={t} />
          <SubmitButton>{t('threads.send')}</SubmitButton>
        </EnrolForm>
      ) : null}
    </>
  )
}

function authorOf({ side, role }: OwnThread['messages'][number], practice: string, t: Translate): string {
  if (side === 'patient') return t('threads.you')
  return role ? t('threads.byRole', { practice, role: t(`threads.roles.${role}`) }) : practice
}
