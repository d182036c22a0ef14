import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { listSites, practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { formatPhone } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { savePracticeCardAction } from './actions'
import { SettingsHead } from './settings-head'

const nationNames: Record<Nation, string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  ukraine: 'Ukraine',
}

export default async function SettingsPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const [{ version }, sites] = await Promise.all([practiceSettingsOf(ctx), listSites(ctx)])
  const initial = {
    name: practice.name,
    phone: practice.phone ? formatPhone(practice.phone, practice.nation) : '',
    colour: practice.colour ?? '',
  }
  return (
    <>
      <SettingsHead here={paths.settings()} />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Card title="What patients see">
          <EnrolForm
            action={savePracticeCardAction}
            title={`Settings – ${practice.name}`}
            initial={initial}
            className="max-w-measure"
          >
            <HiddenField name="version" value={String(version)} />
            <TextField name="name" label="Name" />
            <TextField
              name="phone"
              label="Phone number"
              type="tel"
              width={20}
              hint="Shown at the foot of every page."
            />
            <TextField
              name="colour"
              label="Colour"
              hint="As #rrggbb. White text stands on it, so it has to be dark enough. Leave empty for ours."
              width={10}
              mono
            />
            <SubmitButton>Save</SubmitButton>
          </EnrolForm>
          <div className="mt-5 border-t border-line pt-3">
            <Facts
              rows={[
                {
                  key: 'Front door',
                  value: <a href={paths.practice(practice.slug)}>{paths.practice(practice.slug)}</a>,
                },
                { key: 'Nation', value: nationNames[practice.nation] },
                { key: 'Practice code', value: practice.practiceCode },
              ]}
            />
            <p className="text-ink-soft">
              These three are set when the practice is made and stay. When practices split or merge,{' '}
              <a href={paths.splits()}>move patients to another practice</a>.
            </p>
          </div>
        </Card>
        <div className="grid grid-cols-1 content-start gap-5">
          <Card title="Sites">
            <ul className="my-0">
              {sites.map((site) => (
                <li key={site.id}>
                  <a href={paths.settingsSite(site.id)}>{site.name}</a>
                </li>
              ))}
            </ul>
            <p className="mt-3">
              <a href={paths.settingsSite('new')}>Add a site</a>
            </p>
          </Card>
          <Card title="Companies">
            <p>Companies and their departments stand beside the chargebands that bill them.</p>
            <p>
              <a href={paths.companies()}>Companies</a>
            </p>
          </Card>
        </div>
      </div>
    </>
  )
}
