import { roleWords } from '@/app/(admin)/admin/(console)/messages/thread-words'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { roles } from '@/lib/domain/staff/vocabulary'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { saveMessagingAction } from '../actions'
import { SettingsHead } from '../settings-head'

export default async function SettingsMessagingPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const { version, newThreadRole } = await practiceSettingsOf(ctx)
  return (
    <>
      <SettingsHead here={paths.settingsMessaging()} />
      <p>
        Patients write online where their chargeband’s online settings allow it and the service <i>Messages</i> is on
        for their account. All staff can read and answer; the role says in whose inbox a message waits.
      </p>
      <EnrolForm action={saveMessagingAction} title={`Messages – ${practice.name}`} initial={{ newThreadRole }}>
        <HiddenField name="version" value={String(version)} />
        <Radios
          name="newThreadRole"
          legend="Role that receives new messages"
          options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
        />
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}
