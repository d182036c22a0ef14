import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { startThreadAction } from '@/app/(admin)/admin/(console)/messages/actions'
import { PatientHead } from '@/app/(admin)/admin/(console)/patients/[id]/patient-head'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { Card } from '@/components/ui/card'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { whyNotToWrite } from '@/lib/domain/threads/why-not-to-write'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { wordsIn } from '@/lib/web/words'

type Props = { params: Promise<{ id: string }> }

export default async function NewThreadPage({ params }: Props) {
  const { ctx, practice } = await staffPage('thread:write')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'messages' })
  if (!patient) notFound()
  const refused = await whyNotToWrite(ctx, { patientId: id })
  const title = `Write to a patient – ${practice.name}`
  return (
    <>
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab="Messages" untitled />
      <Card title="Write to this patient">
        {refused ? (
          <>
            <title>{title}</title>
            <p>{wordsIn('en')(refused)}</p>
            <a href={paths.patientMessages(id)}>Back to their messages</a>
          </>
        ) : (
          <EnrolForm action={startThreadAction} title={title}>
            <HiddenField name="patientId" value={id} />
            <HiddenField name="writingKey" value={randomUUID()} />
            <TextField name="subject" label="Subject" hint="A few words. You can leave this out." />
            <TextareaField
              name="text"
              label="Message"
              hint="Up to 4,000 characters. The patient sees your role and the practice’s name, not yours."
              rows={8}
            />
            <SubmitButton>Send message</SubmitButton>
          </EnrolForm>
        )}
      </Card>
    </>
  )
}
