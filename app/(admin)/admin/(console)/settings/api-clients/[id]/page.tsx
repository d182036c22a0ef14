import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { apiClientById } from '@/lib/domain/api-clients/queries'
import { zoneOfNation } from '@/lib/format'
import { orNotFound } from '@/lib/web/or-not-found'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { saveApiClientAction } from '../actions'
import { ClientFields } from '../client-fields'
import { ClientKeys } from './client-keys'
import { ClientUse } from './client-use'

const sentences: Record<string, string> = {
  saved: 'The client is saved.',
  ended: 'The client has ended. None of its keys work any more.',
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }

export default async function ApiClientPage({ params, searchParams }: Props) {
  const { ctx, practice } = await staffPage('api-client:view')
  const client = await orNotFound(apiClientById(ctx, (await params).id))
  const sentence = sentences[(await searchParams).done ?? '']
  const title = `${client.name} – API clients – ${practice.name}`
  const zone = zoneOfNation[practice.nation]
  const initial = {
    name: client.name,
    portal: client.portal,
    portalAddress: client.portalAddress ?? '',
    allowedOrigins: client.allowedOrigins.join('\n'),
    allowedNetworks: client.allowedNetworks.join('\n'),
    requestsPerMinute: String(client.requestsPerMinute),
    registrationsPerHour: String(client.registrationsPerHour),
    discloses10001: client.discloses10001 ? 'on' : '',
    asksSecondFactor: client.asksSecondFactor ? 'on' : '',
  }
  return (
    <>
      {client.endedAt ? <title>{title}</title> : null}
      <Breadcrumbs
        crumbs={[
          { href: paths.settings(), text: 'Settings' },
          { href: paths.apiClients(), text: 'API clients' },
        ]}
      />
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
        <h1 className="[overflow-wrap:anywhere]">{client.name}</h1>
        <Tag kind={client.endedAt ? 'off' : 'good'}>{client.endedAt ? 'Ended' : 'Active'}</Tag>
      </div>
      {sentence ? (
        <Notice kind="success" announce>
          <p>{sentence}</p>
        </Notice>
      ) : null}
      <div className="mt-4 grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        {client.endedAt ? null : (
          <Card title="What it may do">
            <EnrolForm key={client.version} action={saveApiClientAction} title={title} initial={initial}>
              <HiddenField name="clientId" value={client.id} />
              <HiddenField name="version" value={String(client.version)} />
              <ClientFields />
              <SubmitButton>Save</SubmitButton>
            </EnrolForm>
          </Card>
        )}
        <div className="grid grid-cols-1 content-start gap-5">
          <ClientKeys client={client} zone={zone} />
          <ClientUse client={client} zone={zone} />
        </div>
      </div>
    </>
  )
}
