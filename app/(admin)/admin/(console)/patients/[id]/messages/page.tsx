import { notFound } from 'next/navigation'
import { MessagesAbout } from '@/app/(admin)/admin/(console)/messages-about'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { messagesOf } from '@/lib/domain/correspondence/queries'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { staffPage } from '@/lib/web/pages'
import { PatientHead } from '../patient-head'

type Props = { params: Promise<{ id: string }> }

export default async function PatientMessagesPage({ params }: Props) {
  const { ctx, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'messages' })
  if (!patient) notFound()
  const messages = await messagesOf(ctx, { patientId: id, registrationId: patient.registration?.id })
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Messages" />
      <Card title="Messages">
        {messages.length > 0 ? (
          <MessagesAbout messages={messages} now={ctx.now} nation={practice.nation} />
        ) : (
          <EmptyState title="No messages">
            <p>Emails, texts and letters that Enrol sends to this patient are listed here, with what became of them.</p>
          </EmptyState>
        )}
      </Card>
    </>
  )
}
