import { CheckboxField } from '@/components/form/checkbox-field'
import { Checkboxes } from '@/components/form/checkboxes'
import { DateField } from '@/components/form/date-field'
import { PasswordField } from '@/components/form/password-field'
import { Radios } from '@/components/form/radios'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import { PlainShell } from '@/components/layout/plain-shell'
import { SampleForm } from './sample-form'
import { UiSamples } from './ui-samples'

const wrong = {
  name: 'Enter your first name',
  code: 'This code has ended. Ask the practice for a new one',
  about: 'Say why in 200 characters or fewer',
  title: 'Choose a title',
  'born-year': 'Date of birth must include a year',
  show: 'Choose how you can show who you are',
  needs: 'Choose what you need, or nothing',
  password: 'Choose a password that is harder to guess',
  terms: 'Accept the terms and conditions to register',
}
const typed = {
  name: 'Ада',
  code: 'WELCOME123',
  'born-day': '27',
  'born-month': '3',
  show: 'passport',
  needs: ['print'],
}

function Fields({ prefix }: { prefix: string }) {
  const name = (part: string) => (prefix ? `${prefix}${part}` : part)
  return (
    <>
      <TextField name={name('name')} label="First name" hint="As on your passport or licence" />
      <TextField name={name('code')} label="Sign-up code" mono width={10} />
      <SelectField
        name={name('title')}
        label="Title"
        empty="Choose"
        width={10}
        options={['Ms', 'Mr', 'Mx', 'Dr'].map((value) => ({ value, label: value }))}
      />
      <DateField name={name('born')} legend="Date of birth" hint="For example, 27 3 1984" birthday />
      <Radios
        name={name('show')}
        legend="How can you show who you are?"
        hint="Bring it to the practice; we do not keep its number."
        options={[
          { value: 'passport', label: 'Passport', reveal: <TextField name={name('country')} label="Country" /> },
          { value: 'licence', label: 'Driving licence', hint: 'Full or provisional' },
          { value: 'later', label: 'Not now', before: 'or' },
        ]}
      />
      <Checkboxes
        name={name('needs')}
        legend="What do you need?"
        options={[
          { value: 'print', label: 'Large print' },
          { value: 'interpreter', label: 'An interpreter' },
        ]}
      />
      <TextareaField name={name('about')} label="Anything else?" />
      <PasswordField name={name('password')} label="Create a password" autoComplete="new-password" />
      <CheckboxField name={name('terms')} label="I accept the terms and conditions" />
      <SubmitButton>Continue</SubmitButton>
    </>
  )
}

function prefixed<T>(values: Record<string, T>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`bad-${name}`, value]))
}

export default function Gallery() {
  return (
    <PlainShell name="Gallery" footer="Only outside production.">
      <title>Gallery of components – Enrol</title>
      <h1>Gallery</h1>
      <p>
        <a href="/dev/gallery/patient">A patient’s page</a> · <a href="/dev/gallery/staff">A staff page</a>
      </p>
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-2">
        <section>
          <h2 className="mb-4">Fields</h2>
          <SampleForm state={{ status: 'idle' }}>
            <Fields prefix="" />
          </SampleForm>
        </section>
        <section>
          <h2 className="mb-4">Fields refused, and waiting</h2>
          <SampleForm
            pending
            state={{ status: 'rejected', values: prefixed(typed), fieldErrors: prefixed(wrong), formErrors: [] }}
          >
            <Fields prefix="bad-" />
          </SampleForm>
        </section>
      </div>
      <UiSamples />
    </PlainShell>
  )
}
