import { notFound } from 'next/navigation'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { registrationById } from '@/lib/domain/registrations/staff-queries'
import { formatDate, formatName } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { activateByHandAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

const seen = [
  { value: 'passport', label: 'Passport' },
  { value: 'driving-licence', label: 'Driving licence' },
  { value: 'two-documents', label: 'Two other documents', hint: 'One with their address' },
  { value: 'known-at-practice', label: 'Someone at the practice knows them' },
]

export default async function ActivateByHandPage({ params }: Props) {
  const { ctx, practice } = await staffPage('registration:activate-by-hand')
  const { id } = await params
  const registration = await registrationById(ctx, { registrationId: id })
  if (!registration) notFound()
  const name = formatName(registration)
  const waits = registration.status === 'awaiting-activation'
  const title = `Activate by hand – ${name} – ${practice.name}`
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.registrations(), text: 'Registrations' },
          { href: paths.registration(id), text: name },
        ]}
      />
      {waits ? (
        <EnrolForm action={activateByHandAction} title={title}>
          <h1>Activate by hand</h1>
          <p>
            For someone whose link or code never arrived. Check that the person in front of you is <b>{name}</b>, born{' '}
            <b>{formatDate(registration.dateOfBirth)}</b>. It is recorded with your name.
          </p>
          <HiddenField name="registrationId" value={id} />
          <Radios name="evidence" legend="Which identity check did you make?" options={seen} />
          <TextareaField
            name="reason"
            label="Reason"
            hint="Such as “no signal at home, email never arrived”"
            rows={3}
          />
          <SubmitButton>Activate by hand</SubmitButton>
        </EnrolForm>
      ) : (
        <>
          <title>{title}</title>
          <h1>Activate by hand</h1>
          <Notice>
            <p>
              This registration no longer waits for activation. <a href={paths.registration(id)}>See where it stands</a>
              .
            </p>
          </Notice>
        </>
      )}
    </>
  )
}
