import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { answerThreadAction } from '@/app/(admin)/admin/(console)/messages/actions'
import { doneWords, unreadableWords } from '@/app/(admin)/admin/(console)/messages/thread-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Card } from '@/components/ui/card'
import { Conversation } from '@/components/ui/conversation'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { openThread, type StaffThread } from '@/lib/domain/threads/open-thread'
import { readPosition } from '@/lib/domain/threads/page-of-threads'
import { formatDateTime, formatWhen, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { ThreadActions } from './thread-actions'
import { ThreadHead } from './thread-head'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One conversation with a patient, to read, answer, hand on or close. */
export default async function StaffThreadPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('thread:view')
  const { upTo, done } = await searchParams
  const thread = await openThread(ctx, { threadId: (await params).id, upTo: readPosition(upTo) })
  if (!thread) notFound()
  const zone = zoneOfNation[practice.nation]
  const title = `${thread.subject ?? 'Message'} – Messages – ${practice.name}`
  const earlier = (thread.messages[0]?.position ?? 1) - 1
  const atEnd = thread.messages.at(-1)?.position === thread.messageCount
  const mayAnswer = can(actor, 'thread:write') && atEnd && !thread.unreadable
  const notice = done === 'sent' || done === 'untold' ? done : null
  return (
    <>
      {mayAnswer ? null : <title>{title}</title>}
      <ThreadHead thread={thread} practice={practice} now={ctx.now} />
      {notice ? (
        <Notice kind={notice === 'sent' ? 'success' : 'warning'} announce>
          <p>{doneWords[notice]}</p>
        </Notice>
      ) : null}
      <div className="mt-4 grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card title={thread.subject ?? 'No subject'}>
          {earlier > 0 ? <a href={paths.thread(thread.id, { upTo: String(earlier) })}>Earlier messages</a> : null}
          <Conversation
            label="Conversation"
            entries={thread.messages.map((message) => ({
              id: message.position,
              own: message.side === 'practice',
              who: authorOf(message),
              at: message.at,
              when: formatDateTime(message.at, 'en', zone),
              text: message.text,
              ...(isLastRead(thread, message) ? { note: readNote(thread, ctx.now, zone) } : {}),
            }))}
          />
          {atEnd ? null : <a href={paths.thread(thread.id)}>Latest messages</a>}
          {thread.unreadable ? (
            <Notice>
              <p>{unreadableWords[thread.unreadable]}</p>
            </Notice>
          ) : null}
          {mayAnswer ? (
            <EnrolForm key={thread.messageCount} action={answerThreadAction} title={title}>
              <HiddenField name="threadId" value={thread.id} />
              <HiddenField name="writingKey" value={randomUUID()} />
              <TextareaField
                name="text"
                label="Answer"
                hint="Up to 4,000 characters. The patient sees your role and the practice’s name, not yours."
                rows={6}
              />
              {thread.refused ? <p>They can read it, but may not answer: messages are off for them now.</p> : null}
              <SubmitButton>Send message</SubmitButton>
            </EnrolForm>
          ) : null}
        </Card>
        {can(actor, 'thread:write') ? <ThreadActions thread={thread} /> : null}
      </div>
    </>
  )
}

type Message = StaffThread['messages'][number]

function authorOf({ side, staffName, role }: Message): string {
  return side === 'patient' ? 'Patient' : [staffName, role].filter(Boolean).join(', ')
}

/** The last of ours that the patient has seen says so; older ones are read as well. */
function isLastRead({ messages, readByPatient }: StaffThread, { position, side }: Message): boolean {
  if (side !== 'practice' || !readByPatient) return false
  const read = messages.filter((one) => one.side === 'practice' && one.position <= readByPatient.position)
  return read.at(-1)?.position === position
}

function readNote({ readByPatient }: StaffThread, now: Date, zone: string): string {
  return readByPatient ? `Read by the patient. They looked last ${formatWhen(readByPatient.at, now, 'en', zone)}.` : ''
}
