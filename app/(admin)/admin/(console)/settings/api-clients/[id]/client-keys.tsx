import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import type { apiClientById } from '@/lib/domain/api-clients/queries'
import { formatDateTime } from '@/lib/format'
import { paths } from '@/lib/web/paths'
import { endApiClientAction, rotateClientKeyAction } from '../actions'
import { KeyShown } from '../key-shown'

type Props = { client: Awaited<ReturnType<typeof apiClientById>>; zone: string }

/** Which keys work, and replacing or ending them. */
export function ClientKeys({ client, zone }: Props) {
  if (client.endedAt)
    return (
      <Card title="Keys">
        <p>It ended on {formatDateTime(client.endedAt, 'en', zone)}, and none of its keys work.</p>
      </Card>
    )
  return (
    <Card title="Keys">
      <ul className="mt-0">
        {client.keys.map((key) => (
          <li key={`${key.hint}${key.createdAt.getTime()}`}>
            <span className="font-mono">…{key.hint}</span>, made {formatDateTime(key.createdAt, 'en', zone)}
            {key.endsAt ? `, works until ${formatDateTime(key.endsAt, 'en', zone)}` : ''}
          </li>
        ))}
      </ul>
      <EnrolForm
        action={rotateClientKeyAction}
        initial={{ overlapHours: '168' }}
        done={<KeyShown next={{ href: paths.apiClient(client.id), text: 'Done' }} />}
      >
        <HiddenField name="clientId" value={client.id} />
        <TextField
          name="overlapHours"
          label="Hours the present keys go on working"
          hint="Time for the developers to change over; 0 ends them at once."
          inputMode="numeric"
          width={4}
        />
        <SubmitButton kind="quiet">Make a new key</SubmitButton>
      </EnrolForm>
      <div className="mt-5 border-t border-line pt-4">
        <Dialog title={`End ${client.name} for good?`} opener="End client…" kind="danger">
          <p>None of its keys work from then on. People who are signed in through it are signed out of it.</p>
          <EnrolForm action={endApiClientAction} className="mt-4">
            <HiddenField name="clientId" value={client.id} />
            <HiddenField name="version" value={String(client.version)} />
            <SubmitButton kind="danger">End client</SubmitButton>
          </EnrolForm>
        </Dialog>
      </div>
    </Card>
  )
}
