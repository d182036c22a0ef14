import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { staffPage } from '@/lib/web/pages'
import { paths } from '@/lib/web/paths'
import { saveSecurityAction } from '../actions'
import { SettingsHead } from '../settings-head'

export default async function SettingsSecurityPage() {
  const { ctx, practice } = await staffPage('settings:view')
  const { version, activationChannel, unactivatedDays, secondFactorRequired, passwordPolicy } =
    await practiceSettingsOf(ctx)
  const initial = {
    activationChannel,
    unactivatedDays: String(unactivatedDays),
    minLength: String(passwordPolicy.minLength),
    letters: String(passwordPolicy.letters),
    numbers: String(passwordPolicy.numbers),
    nonAlphanumeric: String(passwordPolicy.nonAlphanumeric),
    mixedCase: passwordPolicy.mixedCase ? 'on' : '',
    secondFactorRequired: secondFactorRequired ? 'on' : '',
  }
  return (
    <>
      <SettingsHead here={paths.settingsSecurity()} />
      <EnrolForm action={saveSecurityAction} title={`Accounts and security – ${practice.name}`} initial={initial}>
        <HiddenField name="version" value={String(version)} />
        <h2>Activating an account</h2>
        <Radios
          name="activationChannel"
          legend="How people prove their contact details"
          options={[
            { value: 'email', label: 'By email' },
            { value: 'sms', label: 'By text message' },
            { value: 'either', label: 'By either, as they choose' },
          ]}
        />
        <TextField
          name="unactivatedDays"
          label="Days to activate"
          hint="A registration nobody activates expires then, and gives its use of the code back."
          inputMode="numeric"
          width={4}
        />
        <h2 className="mt-6">Passwords</h2>
        <p>
          Common passwords and ones made of a person’s own details are always refused. Length helps more than rules do.
        </p>
        <TextField name="minLength" label="Least length" inputMode="numeric" width={4} suffix="characters" />
        <TextField name="letters" label="Least letters" inputMode="numeric" width={4} />
        <TextField name="numbers" label="Least numbers" inputMode="numeric" width={4} />
        <TextField name="nonAlphanumeric" label="Least other characters" inputMode="numeric" width={4} />
        <CheckboxField name="mixedCase" label="Capital and small letters" />
        <h2 className="mt-6">Staff</h2>
        <CheckboxField
          name="secondFactorRequired"
          label="Staff give a second step when they sign in"
          hint="A code from an authenticator app. Each person sets it up at their next sign-in."
        />
        <SubmitButton>Save</SubmitButton>
      </EnrolForm>
    </>
  )
}
