import { Table } from '@/components/ui/table'
import { publishedTexts } from '@/lib/domain/practices/settings-queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { SettingsHead } from '../settings-head'
import { textNames, textStanding } from './text-names'

const languages = { en: 'English', cy: 'Welsh', uk: 'Ukrainian' } as const

export default async function TextsPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const texts = await publishedTexts(ctx)
  return (
    <>
      <title>{`Terms and privacy – ${practice.name}`}</title>
      <SettingsHead here={paths.settingsTexts()} />
      <p className="max-w-measure">
        A new wording is a new version. What somebody agreed to stays with them as it was.
      </p>
      <Table
        caption="Texts people agree to"
        captionHidden
        columns={[{ heading: 'Text' }, { heading: 'Current version' }, { heading: 'Languages' }]}
        rows={texts.map((text) => ({
          id: text.kind,
          cells: [
            <a key="text" href={paths.settingsText(text.kind)}>
              {textNames[text.kind]}
            </a>,
            textStanding(text, zoneOfNation[practice.nation]),
            (['en', 'cy', 'uk'] as const)
              .filter((locale) => text.bodies[locale])
              .map((locale) => languages[locale])
              .join(', '),
          ],
        }))}
      />
    </>
  )
}
