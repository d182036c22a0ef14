import { Tabs } from '@/components/ui/tabs'
import { paths } from '@/lib/web/paths'

const pages = [
  { href: paths.settings(), text: 'Practice' },
  { href: paths.settingsQuestions(), text: 'Questions' },
  { href: paths.settingsOnlineServices(), text: 'Online services' },
  { href: paths.settingsMessaging(), text: 'Messages' },
  { href: paths.settingsSecurity(), text: 'Accounts and security' },
  { href: paths.settingsTexts(), text: 'Terms and privacy' },
  { href: paths.apiClients(), text: 'API clients' },
]

/** The heading and the parts of the settings. */
export function SettingsHead({ here }: { here: string }) {
  return (
    <>
      <h1>Settings</h1>
      <Tabs label="Parts of the settings" tabs={pages.map((page) => ({ ...page, current: page.href === here }))} />
    </>
  )
}
