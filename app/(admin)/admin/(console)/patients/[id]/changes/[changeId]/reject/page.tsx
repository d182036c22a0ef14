import { notFound } from 'next/navigation'
import { rejectChangeAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { fieldName, valueWords } from '@/app/(admin)/admin/(console)/patients/change-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { provenFields } from '@/lib/domain/patients/vocabulary'
import { waitingChangesOf } from '@/lib/domain/patients/waiting-changes'
import { formatDate, formatName } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string; changeId: string }> }

/** Asks why, and says what rejecting does, before a patient's own change is undone. */
export default async function RejectChangePage({ params }: Props) {
  const { ctx, practice } = await staffPage('change:decide')
  const { id, changeId } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'details' })
  if (!patient) notFound()
  const change = (await waitingChangesOf(ctx, { patientId: id })).find((one) => one.id === changeId)
  const name = formatName({ ...patient, title: null })
  const title = `Reject a change – ${name} – ${practice.name}`
  const words = (value: unknown) => (change && valueWords(change.field, value, practice.nation)) ?? 'nothing'
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.changedByPatients(), text: 'Changes' },
          { href: paths.patient(id), text: name },
        ]}
      />
      <h1>Reject the change</h1>
      {change ? (
        <EnrolForm action={rejectChangeAction} title={title}>
          <HiddenField name="patientId" value={id} />
          <HiddenField name="changeId" value={changeId} />
          <HiddenField name="version" value={String(change.version)} />
          <p>
            {fieldName(change.field)} of <b>{name}</b>, born <b className="num">{formatDate(patient.dateOfBirth)}</b>:
            from {words(change.before)} to <b className="break-words">{words(change.after)}</b>.
          </p>
          <p>
            {change && provenFields.some((field) => field === change.field)
              ? 'The record goes back to what it had before.'
              : 'The record stays as it is.'}{' '}
            Where they have a verified email, the patient is told that a change was not accepted, and not why.
          </p>
          <TextareaField name="reason" label="Reason" hint="For the record; the patient does not see it." rows={3} />
          <SubmitButton kind="danger">Confirm</SubmitButton>
        </EnrolForm>
      ) : (
        <>
          <title>{title}</title>
          <Notice>
            <p>
              This change no longer waits for a decision.{' '}
              <a href={paths.patientHistory(id)}>See in the history what became of it</a>.
            </p>
          </Notice>
        </>
      )}
    </>
  )
}
