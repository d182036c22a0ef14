import { notFound } from 'next/navigation'
import { setStandingAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { CarriedField } from '@/components/form/carried-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { registrationStandings } from '@/lib/domain/patients/vocabulary'
import { formatName } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientHead } from '../patient-head'
import { standingWords } from '../standing-words'

type Props = { params: Promise<{ id: string }> }

export default async function RegistrationStatusPage({ params }: Props) {
  const { ctx, practice } = await staffPage('patient:edit')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'details' })
  if (!patient) notFound()
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patient(id), text: 'Details' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      <EnrolForm
        action={setStandingAction}
        title={`Registration status – ${formatName({ ...patient, title: null })} – ${practice.name}`}
        initial={{ standing: patient.standing, version: String(patient.version) }}
      >
        <h2>Change registration status</h2>
        <p>
          <b>Deducted</b> and <b>Deceased</b> close online access in the same moment: the account is disabled and signed
          out, its letter void, and messages that wait are not sent. Coming back restores nothing by itself.
          {patient.chargeband?.archived
            ? ` The chargeband ${patient.chargeband.name} is archived: whoever comes back is on none until you choose one.`
            : ''}
        </p>
        <HiddenField name="patientId" value={id} />
        <CarriedField name="version" />
        <SelectField
          name="standing"
          label="Registration status"
          options={registrationStandings.map((value) => ({ value, label: standingWords[value] }))}
        />
        <TextareaField name="reason" label="Reason" rows={3} />
        <SubmitButton>Confirm</SubmitButton>
      </EnrolForm>
    </>
  )
}
