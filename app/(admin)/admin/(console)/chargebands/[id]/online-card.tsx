import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import type { chargebandById } from '@/lib/domain/chargebands/queries'
import type { SignUpCode } from '@/lib/domain/sign-up-codes/queries'
import { paths } from '@/lib/web/paths'
import { disableOnlineBookingAction, saveOnlineSettingsAction } from '../actions'
import { CodePanel } from './code-panel'

type Props = {
  band: Awaited<ReturnType<typeof chargebandById>>
  main: SignUpCode | null
  codes: SignUpCode[]
  mayEdit: boolean
  title: string
  practice: { slug: string }
  zone: string
}

export function OnlineCard({ band, main, codes, mayEdit, title, practice, zone }: Props) {
  const others = codes.filter(({ id }) => id !== main?.id)
  return (
    <Card title="Online settings">
      {main ? <CodePanel {...{ main, mayEdit, zone }} slug={practice.slug} /> : null}
      {others.length > 0 ? (
        <p>
          Other codes:{' '}
          {others.map(({ id, code }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : ''}
              <a href={paths.signUpCode(id)} className="font-mono">
                {code}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      {mayEdit ? (
        <Settings {...{ band, main, title }} />
      ) : (
        <p className="text-ink-soft">
          {main ? '' : 'No sign-up code yet. '}
          {band.allowMessaging ? 'Online messaging is allowed.' : 'Online messaging is not allowed.'}{' '}
          {band.askDepartment ? 'People are asked for department and division.' : ''}
        </p>
      )}
    </Card>
  )
}

function Settings({ band, main, title }: Pick<Props, 'band' | 'main' | 'title'>) {
  const initial = {
    code: main?.code ?? '',
    allowMessaging: band.allowMessaging ? 'on' : '',
    askDepartment: band.askDepartment ? 'on' : '',
  }
  return (
    <>
      <EnrolForm
        // A saved change gives the fields their new first values.
        key={`${band.version} ${main?.id}`}
        action={saveOnlineSettingsAction}
        title={title}
        initial={initial}
        className="mt-4 border-t border-line pt-4"
      >
        <HiddenField name="chargebandId" value={band.id} />
        <HiddenField name="version" value={String(band.version)} />
        <TextField
          name="code"
          label="Online sign-up invite code"
          hint={
            main
              ? 'Another code ends this one and starts a new one. Empty ends it.'
              : 'What people type to sign up, such as Welcome123. Capitals and spaces do not matter.'
          }
          width={20}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          mono
        />
        <div className="[&>*]:mb-1">
          <CheckboxField
            name="allowMessaging"
            label="Allow online messaging"
            hint="Patients write to the practice, where the service Messages is on for their account."
          />
          <CheckboxField
            name="askDepartment"
            label="Ask for department and division"
            hint="People choose from the company’s list; where it has none they write their own words."
          />
        </div>
        <div className="mt-3">
          <SubmitButton>Save</SubmitButton>
        </div>
      </EnrolForm>
      <div className="mt-4 border-t border-line pt-4">
        <Dialog title="Turn off online booking?" opener="Turn off online booking…" kind="danger">
          <p>
            The sign-up codes of this chargeband stop working at once, until you enable online booking again. Patients
            keep their online accounts but cannot book. Nobody is written to.
          </p>
          <EnrolForm action={disableOnlineBookingAction} className="mt-4">
            <HiddenField name="chargebandId" value={band.id} />
            <SubmitButton kind="danger">Turn off</SubmitButton>
          </EnrolForm>
        </Dialog>
      </div>
    </>
  )
}
