import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { listStaff } from '@/lib/domain/staff/queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { activateOnlineServicesAction } from '../actions'
import { SettingsHead } from '../settings-head'
import { CheckersForm } from './checkers-form'
import { ServicesForm } from './services-form'

export default async function SettingsOnlineServicesPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const [settings, staff] = await Promise.all([practiceSettingsOf(ctx), listStaff(ctx)])
  const title = `Online services – ${practice.name}`
  if (!settings.onlineServicesActivatedAt) {
    return (
      <>
        <SettingsHead here={paths.settingsOnlineServices()} />
        <Card title="Online services are not activated">
          <p>
            Until they are, staff cannot make online accounts or print registration letters, and patients have no{' '}
            <i>Online services</i> tab. People who register with a sign-up code are not affected.
          </p>
          <p>Activating makes no accounts and writes to nobody. It cannot be undone.</p>
          <EnrolForm action={activateOnlineServicesAction} title={title}>
            <HiddenField name="version" value={String(settings.version)} />
            <SubmitButton>Activate online services</SubmitButton>
          </EnrolForm>
        </Card>
      </>
    )
  }
  return (
    <>
      <SettingsHead here={paths.settingsOnlineServices()} />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <div className="min-w-0">
          <ServicesForm settings={settings} practice={practice} title={title} />
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <Card title="Who checks identity">
            <CheckersForm version={settings.version} staff={staff} />
          </Card>
        </div>
      </div>
    </>
  )
}
