import { CheckboxField } from '@/components/form/checkbox-field'
import { Radios } from '@/components/form/radios'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'

/** What a manager says of a client, when it is made and later. */
export function ClientFields() {
  return (
    <>
      <TextField name="name" label="Name" hint="The company or the program, as your practice calls it." />
      <Radios
        name="portal"
        legend="Portal"
        options={[
          { value: 'patient', label: 'Patient portal', hint: 'People sign in with their personal email.' },
          {
            value: 'referral',
            label: 'Referral portal',
            hint: 'An employer’s managers sign in with their work email.',
          },
        ]}
      />
      <TextField
        name="portalAddress"
        label="Its website"
        hint="Activation links lead there, to #/confirm-email, and patients signed in here can go on to it. Leave empty to open the links here."
      />
      <TextareaField
        name="allowedOrigins"
        label="Websites that may call from a browser"
        hint="One a line, such as https://portal.example.com. Calls from servers need none."
        rows={3}
      />
      <TextareaField
        name="allowedNetworks"
        label="Networks it may call from"
        hint="One a line, such as 192.0.2.0/24. Leave empty to allow any."
        rows={3}
      />
      <TextField name="requestsPerMinute" label="Requests a minute" inputMode="numeric" width={10} />
      <TextField name="registrationsPerHour" label="Registrations an hour" inputMode="numeric" width={10} />
      <CheckboxField
        name="asksSecondFactor"
        label="Ask for a code at sign-in"
        hint="After the password people give a code sent to their mobile, or by email where they have none."
      />
      <CheckboxField
        name="discloses10001"
        label="Tell it when an email has an account here"
        hint="Event 10001. Without it a stranger learns nothing, and the owner of the email is told by message."
      />
    </>
  )
}
