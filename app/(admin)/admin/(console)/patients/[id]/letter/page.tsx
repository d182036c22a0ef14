import { notFound } from 'next/navigation'
import { LetterFacts } from '@/app/(admin)/admin/(console)/patients/[id]/online-services/letter-facts'
import { letterWords } from '@/app/(admin)/admin/(console)/patients/[id]/online-services/words'
import { needWords } from '@/app/(admin)/admin/(console)/patients/needs-words'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { accountTab } from '@/lib/domain/accounts/account-tab'
import { addresseeLine, addresseeOf } from '@/lib/domain/letters/addressee'
import { patientRecord } from '@/lib/domain/patients/patient-record'
import { needsOtherThanPrint } from '@/lib/domain/patients/vocabulary'
import { formatName, zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { postLetterAction } from '../actions'
import { PatientHead } from '../patient-head'

type Props = { params: Promise<{ id: string }> }

export default async function LetterPage({ params }: Props) {
  const { ctx, practice } = await staffPage('letter:print')
  const { id } = await params
  const patient = await patientRecord(ctx, { patientId: id, what: 'letter' })
  if (!patient?.onlineServices) notFound()
  const { letter } = await accountTab(ctx, id)
  if (!letter) notFound()
  const open = letter.status === 'issued' && letter.printCount > 0
  const otherForms = patient.needs.needs.filter((need) => needsOtherThanPrint.includes(need))
  const addressee = addresseeOf(patient)
  const title = `Letter – ${formatName({ ...patient, title: null })} – ${practice.name}`
  return (
    <>
      {open && addressee.lines.length > 0 ? null : <title>{title}</title>}
      <Breadcrumbs crumbs={[{ href: paths.patientOnline(id), text: 'Online services' }]} />
      <PatientHead patient={patient} practice={practice} now={ctx.now} tab={null} />
      <Card title="Registration letter">
        <p className="mt-0!">
          <LetterFacts letter={letter} zone={zoneOfNation[practice.nation]} />
        </p>
        {otherForms.length > 0 ? (
          <Notice kind="warning" title="This letter alone does not meet their needs">
            <p>
              Recorded are {otherForms.map((need) => needWords[need]).join(', ')}. Give them the codes in that form too,
              or go through the letter with them.
            </p>
          </Notice>
        ) : null}
        {open ? (
          <>
            <p>
              Give it to the patient by hand where you can. It opens as a PDF: print it from there, and close it
              afterwards.
            </p>
            <div className="my-3">
              <ButtonLink href={paths.patientLetterFile(id)} target="_blank" rel="noreferrer">
                Open the letter to print it (PDF)
              </ButtonLink>
            </div>
            {patient.restricted ? (
              <Notice kind="warning">
                <p>This record is restricted. The letter carries no address: hand it over, and do not post it.</p>
              </Notice>
            ) : addressee.lines.length > 0 ? (
              <EnrolForm action={postLetterAction} title={title}>
                <HiddenField name="patientId" value={id} />
                <HiddenField name="shown" value={addresseeLine(addressee)} />
                <p>
                  If you post it, it goes to <b>{addresseeLine(addressee)}</b>
                  {patient.correspondenceAddress ? ', the address for post' : ''}. Check first that this is still right.
                </p>
                <CheckboxField name="checked" label="The name and the address are right" />
                <SubmitButton kind="quiet">It goes by post</SubmitButton>
              </EnrolForm>
            ) : (
              <Notice kind="warning">
                <p>There is no address on file, so it can only be handed over.</p>
              </Notice>
            )}
          </>
        ) : letter.status === 'issued' ? (
          <p>
            Not printed yet. <a href={paths.patientLetterFile(id, true)}>See how it looks, without the codes</a>.
          </p>
        ) : (
          <p>This letter is {letterWords[letter.status]}, so it cannot be opened any more.</p>
        )}
      </Card>
    </>
  )
}
