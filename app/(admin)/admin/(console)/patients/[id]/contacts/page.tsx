import { notFound } from 'next/navigation'
import { addContactAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { SharedField } from '@/app/(admin)/admin/(console)/patients/new/shared-field'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { formatName } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { PatientHead } from '../patient-head'
import { ContactsTable, contactWords } from './contacts-table'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function ContactsPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('patient:edit')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'details' })
  if (!patient) notFound()
  const { done } = await searchParams
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.patient(id), text: 'Details' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      {done === 'not-created' ? (
        <Notice announce title="No online account was made">
          <p>
            Add an email address that is theirs here, then <a href={paths.patientOnline(id)}>make the account</a>.
          </p>
        </Notice>
      ) : done ? (
        <Notice kind="success" announce title="The contacts are changed." />
      ) : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title="Contacts">
          <ContactsTable patient={patient} nation={practice.nation} />
          <p className="text-ink-soft">
            Messages go to the preferred one of each kind, and only once it is verified. Removing an email does not
            change how the patient signs in.
          </p>
        </Card>
        <Card title="Add a contact">
          <EnrolForm
            action={addContactAction}
            title={`Contacts – ${formatName({ ...patient, title: null })} – ${practice.name}`}
          >
            <HiddenField name="patientId" value={id} />
            <SelectField
              name="kind"
              label="Kind"
              options={(['email', 'mobile', 'phone'] as const).map((value) => ({ value, label: contactWords[value] }))}
            />
            <TextField name="value" label="Address or number" autoComplete="off" autoCapitalize="none" />
            <CheckboxField name="verified" label="It is theirs" hint="You saw it work, or they showed it" />
            <SharedField />
            <SubmitButton>Add contact</SubmitButton>
          </EnrolForm>
        </Card>
      </div>
    </>
  )
}
