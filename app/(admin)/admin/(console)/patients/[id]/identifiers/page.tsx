import { notFound } from 'next/navigation'
import { addIdentifierAction, changeIdentifierAction } from '@/app/(admin)/admin/(console)/patients/actions'
import { schemeWords } from '@/app/(admin)/admin/(console)/person-words'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { can } from '@/lib/domain/access/authorize'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { patientNumbers } from '@/lib/domain/patients/identifier-queries'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { formatIdentifier, formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { refusedTitle } from '@/lib/web/refused-title'
import { sentenceFor } from '@/lib/web/sentence-for'
import { PatientHead } from '../patient-head'
import { HeldField } from './held-field'
import { NumberHistory } from './number-history'
import { NumbersTable } from './numbers-table'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

const said: Record<string, string> = {
  added: 'The number is on the record.',
  verify: 'The number is marked as checked.',
  supersede: 'The number is marked as superseded. It is kept, and search still finds it.',
}

export default async function IdentifiersPage({ params, searchParams }: Props) {
  const { ctx, actor, practice } = await staffPage('patient:view')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'identifiers' })
  if (!patient) notFound()
  const { numbers, history } = await patientNumbers(ctx, id)
  const { done } = await searchParams
  const message = sentenceFor(done, said)
  const zone = zoneOfNation[practice.nation]
  const mayEdit = can(actor, 'patient:edit')
  const current = numbers.filter(({ status }) => status !== 'superseded')
  const title = await refusedTitle(`Numbers – ${formatName({ ...patient, title: null })} – ${practice.name}`)
  return (
    <>
      {mayEdit ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.patient(id), text: 'Details' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      {message ? <Notice kind="success" announce title={message} /> : null}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <Card title="Numbers">
            <NumbersTable patient={patient} numbers={numbers} zone={zone} mayEdit={mayEdit} />
          </Card>
          <NumberHistory history={history} zone={zone} />
        </div>
        {mayEdit ? (
          <div className="grid min-w-0 gap-5">
            <Card title="Add a number">
              <EnrolForm action={addIdentifierAction} title={title}>
                <HiddenField name="patientId" value={id} />
                <TextField
                  name="identifier"
                  label={`${schemeWords[schemeOfNation[practice.nation]]} number`}
                  inputMode="numeric"
                  autoComplete="off"
                  width={20}
                />
                <CheckboxField
                  name="verified"
                  label="The number was checked"
                  hint="Traced, or seen on a letter of theirs"
                />
                <HeldField />
                <SubmitButton>Add number</SubmitButton>
              </EnrolForm>
            </Card>
            {current.length > 0 ? (
              <Card title="Supersede a number">
                <EnrolForm action={changeIdentifierAction}>
                  <HiddenField name="patientId" value={id} />
                  <HiddenField name="change" value="supersede" />
                  <SelectField
                    name="identifierId"
                    label="Which number"
                    options={current.map(({ id: value, scheme, ...one }) => ({
                      value,
                      label: `${schemeWords[scheme]} ${formatIdentifier(scheme, one.value)}`,
                    }))}
                  />
                  <TextareaField
                    name="reason"
                    label="Reason"
                    hint="Such as “replaced by the national service”, or “mistyped”"
                    rows={2}
                  />
                  <SubmitButton kind="danger">Supersede</SubmitButton>
                </EnrolForm>
              </Card>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  )
}
