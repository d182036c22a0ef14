import { notFound } from 'next/navigation'
import { editPatientAction } from '@/app/(admin)/admin/(console)/patients/actions'
import {
  AddressFields,
  CareFields,
  NameFields,
  NeedsFields,
  PostalFields,
} from '@/app/(admin)/admin/(console)/patients/new/patient-fields'
import { CarriedField } from '@/components/form/carried-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { deskChoices } from '@/lib/domain/patients/desk-choices'
import { type PatientRecord, patientRecord } from '@/lib/domain/patients/patient-record'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatName, formatPhone } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { MoreFields } from './more-fields'

type Props = { params: Promise<{ id: string }> }

export default async function EditPatientPage({ params }: Props) {
  const { ctx, practice } = await staffPage('patient:edit')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'details' })
  if (!patient) notFound()
  const choices = await deskChoices(ctx)
  const name = formatName({ ...patient, title: null })
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.patients(), text: 'Patients' },
          { href: paths.patient(id), text: name },
        ]}
      />
      <EnrolForm
        action={editPatientAction}
        title={`Change the record – ${name} – ${practice.name}`}
        initial={{ version: String(patient.version), ...valuesOf(patient), ...moreValuesOf(patient, practice.nation) }}
        className="max-w-none"
      >
        <h1 className="mb-4">Change the record of {name}</h1>
        <HiddenField name="patientId" value={id} />
        <CarriedField name="version" />
        <div className="mb-5 grid grid-cols-1 items-start gap-5 lg:grid-cols-3">
          <Card title="Person">
            <NameFields />
          </Card>
          <Card title="Address">
            <AddressFields />
            <PostalFields />
          </Card>
          <Card title="Needs and place">
            <CareFields
              chargebandHint="If it is their first with online booking on, we email them how to register."
              chargebands={bandsOf(patient, choices.chargebands)}
              sites={choices.sites}
            />
            <NeedsFields />
          </Card>
          <div className="min-w-0 lg:col-span-full">
            <Card title="More about them">
              <MoreFields insurers={choices.insurers} />
            </Card>
          </div>
        </div>
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}

/** Those in use, and the archived one that somebody who left or died was on, so that saving does not take it away. */
function bandsOf({ chargeband }: PatientRecord, inUse: { value: string; label: string }[]) {
  if (!chargeband?.archived) return inUse
  return [{ value: chargeband.id, label: `${chargeband.name} (archived)` }, ...inUse]
}

function valuesOf(patient: PatientRecord): Record<string, string | string[]> {
  const [year = '', month = '', day = ''] = patient.dateOfBirth.split('-')
  const { address, correspondenceAddress: postal } = patient
  const [reviewYear = '', reviewMonth = '', reviewDay = ''] = patient.needs.reviewOn?.split('-') ?? []
  return {
    title: patient.title ?? '',
    givenName: patient.givenName,
    familyName: patient.familyName,
    preferredName: patient.preferredName ?? '',
    'dateOfBirth-day': String(Number(day)),
    'dateOfBirth-month': String(Number(month)),
    'dateOfBirth-year': year,
    dateOfBirthApproximate: patient.dateOfBirthApproximate ? 'on' : '',
    sex: patient.sex ?? '',
    postcode: address?.postcode ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    town: address?.town ?? '',
    postalPostcode: postal?.postcode ?? '',
    postalLine1: postal?.line1 ?? '',
    postalLine2: postal?.line2 ?? '',
    postalTown: postal?.town ?? '',
    restricted: patient.restricted ? 'on' : '',
    needsNote: patient.needs.note ?? '',
    'needsReviewOn-day': reviewDay,
    'needsReviewOn-month': reviewMonth,
    'needsReviewOn-year': reviewYear,
    chargebandId: patient.chargeband?.id ?? '',
    siteId: patient.siteId ?? '',
    usualClinician: patient.usualClinician ?? '',
    locale: patient.locale,
    needs: patient.needs.needs,
    interpreter: patient.interpreter ? 'on' : '',
  }
}

function moreValuesOf(patient: PatientRecord, nation: Nation): Record<string, string> {
  const { gender, department, division, moreDetails: more } = patient
  const { initials, pronoun, ethnicity, workEmail, employeeNumber, employeeStatus, employerName } = more
  const workPhone = more.workPhone && formatPhone(more.workPhone, nation)
  const facts = { initials, pronoun, ethnicity, workPhone, workEmail, employeeNumber, employeeStatus, employerName }
  const { companyId: insurerId, memberNumber } = more.insurer ?? {}
  const all = { gender, department, division, ...facts, insurerId, memberNumber }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value ?? '']))
}
