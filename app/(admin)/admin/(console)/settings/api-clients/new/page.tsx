import { EnrolForm } from '@/components/form/enrol-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { createApiClientAction } from '../actions'
import { ClientFields } from '../client-fields'
import { KeyShown } from '../key-shown'

export default async function NewApiClientPage() {
  const { practice } = await staffPage('api-client:edit')
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: paths.settings(), text: 'Settings' },
          { href: paths.apiClients(), text: 'API clients' },
        ]}
      />
      <h1 className="mb-4">Add an API client</h1>
      <EnrolForm
        action={createApiClientAction}
        title={`Add an API client – ${practice.name}`}
        initial={{ portal: 'patient', requestsPerMinute: '600', registrationsPerHour: '120' }}
        done={<KeyShown next={{ href: paths.apiClients(), text: 'Back to the API clients' }} />}
      >
        <ClientFields />
        <SubmitButton>Add the client</SubmitButton>
      </EnrolForm>
    </>
  )
}
