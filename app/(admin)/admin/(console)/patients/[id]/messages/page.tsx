import { notFound } from 'next/navigation'
import { ThreadsTable } from '@/app/(admin)/admin/(console)/messages/threads-table'
import { MessagesAbout } from '@/app/(admin)/admin/(console)/messages-about'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { can } from '@/lib/domain/access/authorize'
import { messagesOf } from '@/lib/domain/correspondence/queries'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { threadsOf } from '@/lib/domain/threads/inbox'
import { whyNotToWrite } from '@/lib/domain/threads/why-not-to-write'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { wordsIn } from '@/lib/web/words'
import { PatientHead } from '../patient-head'

type Props = { params: Promise<{ id: string }> }

/** What was written between a patient and the practice online, and what Enrol sent to them by itself. */
export default async function PatientMessagesPage({ params }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'messages' })
  if (!patient) notFound()
  const mayWrite = can(actor, 'thread:write')
  const [threads, messages, refused] = await Promise.all([
    threadsOf(ctx, { patientId: id }),
    messagesOf(ctx, { patientId: id, registrationId: patient.registration?.id }),
    mayWrite ? whyNotToWrite(ctx, { patientId: id }) : null,
  ])
  const write = <ButtonLink href={paths.newThread(id)}>Write to this patient</ButtonLink>
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Messages" />
      <div className="grid grid-cols-1 gap-5">
        <Card title="Online messages" actions={mayWrite && !refused ? write : null}>
          {refused ? <p className="mt-0!">{wordsIn('en')(refused)}</p> : null}
          <ThreadsTable
            caption="Online messages"
            lines={threads}
            now={ctx.now}
            zone={zoneOfNation[practice.nation]}
            named={false}
            empty={
              <EmptyState title="No online messages">
                <p>What this patient and the practice write to each other online is listed here.</p>
              </EmptyState>
            }
          />
        </Card>
        <Card title="Sent emails, texts and letters">
          {messages.length > 0 ? (
            <MessagesAbout messages={messages} now={ctx.now} nation={practice.nation} />
          ) : (
            <EmptyState title="Nothing sent">
              <p>
                Emails, texts and letters that Enrol sends to this patient are listed here, with what became of them.
              </p>
            </EmptyState>
          )}
        </Card>
      </div>
    </>
  )
}
