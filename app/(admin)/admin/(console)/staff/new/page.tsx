import { EnrolForm } from '@/components/form/enrol-form'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { inviteStaffAction } from '../actions'
import { roleChoices } from '../member-state'

export default async function NewStaffPage() {
  const { practice } = await staffPage('staff:edit')
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.staff(), text: 'Staff' }]} />
      <EnrolForm action={inviteStaffAction} title={`Invite someone – ${practice.name}`}>
        <h1>Invite someone</h1>
        <p>They get an email with a link that works once, for seven days.</p>
        <TextField
          name="name"
          label="Name"
          hint="As colleagues know them, such as Dr Ines Duarte."
          autoComplete="off"
        />
        <TextField name="email" label="Email address" type="email" autoComplete="off" autoCapitalize="none" />
        <Radios name="role" legend="Role" options={roleChoices} />
        <SubmitButton>Send invitation</SubmitButton>
      </EnrolForm>
    </>
  )
}
