import { notFound } from 'next/navigation'
import { ComparedDetails } from '@/app/(admin)/admin/(console)/compared-details'
import { sayNotSamePersonAction, takeBackNotSameAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { comparePatients } from '@/lib/domain/patients/possible-duplicates'
import { dateIn, formatDate, formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string; otherId: string }> }

export default async function ComparePatientsPage({ params }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id, otherId } = await params
  const compared = await comparePatients(ctx, { patientId: id, otherId })
  if (!compared) notFound()
  const { patient, other, fields, different } = compared
  const name = formatName({ ...patient, title: null })
  const otherName = formatName({ ...other, title: null })
  const title = `Possible duplicate of ${name} – ${practice.name}`
  const mayEdit = can(actor, 'patient:edit')
  const asks = !different && mayEdit
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.patient(id), text: name }]} />
      <h1>Possible duplicate of {name}</h1>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[1.6fr_1fr]">
        <Card title="Side by side">
          <ComparedDetails
            caption={`${name} and ${otherName}`}
            sides={[
              { heading: 'This patient', details: patient, missing: 'Not on file' },
              { heading: 'The other', details: other, missing: 'Not on file' },
            ]}
            fields={fields}
            nation={practice.nation}
          />
          <p>
            <a href={paths.patient(otherId)}>Open {otherName}</a>
          </p>
        </Card>
        <Card title="One person, or two?">
          {different ? (
            <Notice>
              <p>
                {different.staffName} said on {formatDate(dateIn(different.at, zoneOfNation[practice.nation]))} that
                they are two people{different.reason ? `: “${different.reason}”` : ''}.
              </p>
            </Notice>
          ) : null}
          {different && mayEdit ? (
            <EnrolForm action={takeBackNotSameAction} title={title} className="mt-4">
              <HiddenField name="patientId" value={id} />
              <HiddenField name="otherPatientId" value={otherId} />
              <p>If that was wrong, take it back. Each is then shown as a possible duplicate of the other again.</p>
              <TextareaField name="reason" label="Reason" hint="It stands in both histories." rows={3} />
              <SubmitButton kind="quiet">Take it back</SubmitButton>
            </EnrolForm>
          ) : null}
          {asks ? (
            <EnrolForm action={sayNotSamePersonAction} title={title}>
              <HiddenField name="patientId" value={id} />
              <HiddenField name="otherPatientId" value={otherId} />
              <p>
                If they are two people, say so: neither is shown as a duplicate of the other again. If they are one,
                keep using the record with the verified number, and write to the other’s contacts no more.
              </p>
              <TextareaField
                name="reason"
                label="Reason"
                hint="What shows it: such as “twins, both were at the desk”"
                rows={3}
              />
              <SubmitButton kind="filled">Not the same person</SubmitButton>
            </EnrolForm>
          ) : null}
          {different || asks ? null : <p>The desk decides whether they are two people.</p>}
        </Card>
      </div>
    </>
  )
}
