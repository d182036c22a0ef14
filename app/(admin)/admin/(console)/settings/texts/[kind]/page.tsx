import { notFound } from 'next/navigation'
import { publishTextAction } from '@/app/(admin)/admin/(console)/settings/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { publishedTexts } from '@/lib/domain/practices/settings-queries'
import { zoneOfNation } from '@/lib/format'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { textNames, textStanding } from '../text-names'

type Props = { params: Promise<{ kind: string }> }

export default async function TextPage({ params }: Props) {
  const { ctx, practice } = await staffPage('settings:edit')
  const { kind } = await params
  const text = (await publishedTexts(ctx)).find((one) => one.kind === kind)
  if (!text) notFound()
  const { en = '', cy = '', uk = '' } = text.bodies
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.settings(), text: 'Settings' },
          { href: paths.settingsTexts(), text: 'Terms and privacy' },
        ]}
      />
      <EnrolForm
        action={publishTextAction}
        title={`${textNames[text.kind]} – ${practice.name}`}
        initial={{ en, cy, uk }}
      >
        <h1>{textNames[text.kind]}</h1>
        <p>{textStanding(text, zoneOfNation[practice.nation])}</p>
        <HiddenField name="kind" value={text.kind} />
        <HiddenField name="version" value={String(text.version)} />
        <TextareaField name="en" label="English" hint="Shown wherever a language is left empty." rows={8} />
        <TextareaField name="cy" label="Welsh" rows={8} />
        <TextareaField name="uk" label="Ukrainian" rows={8} />
        <SubmitButton>{`Publish version ${text.version + 1}`}</SubmitButton>
      </EnrolForm>
    </>
  )
}
