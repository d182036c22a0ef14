import { notFound } from 'next/navigation'
import { saveSiteAction } from '@/app/(admin)/admin/(console)/settings/actions'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { listSites } from '@/lib/domain/practices/settings-queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'

type Props = { params: Promise<{ id: string }> }

/** One site; `new` adds one. */
export default async function SitePage({ params }: Props) {
  const { ctx, practice } = await staffPage('settings:edit')
  const { id } = await params
  const site = (await listSites(ctx)).find((one) => one.id === id)
  if (!site && id !== 'new') notFound()
  const heading = site ? site.name : 'Add a site'
  return (
    <>
      <Breadcrumbs crumbs={[{ href: paths.settings(), text: 'Settings' }]} />
      <EnrolForm
        action={saveSiteAction}
        title={`${heading} – ${practice.name}`}
        initial={{ name: site?.name ?? '', address: site?.address ?? '' }}
      >
        <h1>{heading}</h1>
        {site ? <HiddenField name="siteId" value={site.id} /> : null}
        <TextField name="name" label="Name" />
        <TextareaField name="address" label="Address" rows={4} />
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}
