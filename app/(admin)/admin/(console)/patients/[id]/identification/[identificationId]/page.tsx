import { notFound } from 'next/navigation'
import { withdrawIdentificationAction } from '@/app/(admin)/admin/(console)/patients/[id]/actions'
import { identificationWords } from '@/app/(admin)/admin/(console)/patients/[id]/identification-words'
import { PatientHead } from '@/app/(admin)/admin/(console)/patients/[id]/patient-head'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { formatDate, formatName } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string; identificationId: string }> }

export default async function WithdrawIdentificationPage({ params }: Props) {
  const { ctx, practice } = await staffPage('identification:add')
  const { id, identificationId } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'identification' })
  if (!patient) notFound()
  const { identifications } = await accountTab(ctx, id)
  const check = identifications.find((one) => one.id === identificationId)
  if (!check) notFound()
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patientIdentification(id), text: 'Identification' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      <EnrolForm
        action={withdrawIdentificationAction}
        title={`Withdraw identification – ${formatName({ ...patient, title: null })} – ${practice.name}`}
      >
        <h2>Withdraw identification</h2>
        <p>
          {identificationWords[check.type]} of {formatDate(check.checkedOn)}, recorded by {check.staffName}. It stays on
          the record, marked as withdrawn, and no longer counts.
        </p>
        <HiddenField name="patientId" value={id} />
        <HiddenField name="identificationId" value={identificationId} />
        <TextareaField name="reason" label="Reason" rows={3} />
        <SubmitButton kind="danger">Confirm</SubmitButton>
      </EnrolForm>
    </>
  )
}
