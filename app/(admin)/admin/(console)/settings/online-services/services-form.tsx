import { moduleWords } from '@/app/(admin)/admin/(console)/module-words'
import { CheckboxField } from '@/components/form/checkbox-field'
import { Checkboxes } from '@/components/form/checkboxes'
import { DateField } from '@/components/form/date-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { type Module, modulesOf } from '@/lib/domain/modules/vocabulary'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { practiceSettingsOf } from '@/lib/domain/practices/settings-queries'
import { paths } from '@/lib/web/paths'
import { saveOnlineServicesAction } from '../actions'

type Settings = Awaited<ReturnType<typeof practiceSettingsOf>>
type Props = { settings: Settings; practice: PracticeCard; title: string }

const box = (ticked: boolean) => (ticked ? 'on' : '')

/** Everything a practice decides about its online services but who checks identity. */
export function ServicesForm({ settings, practice, title }: Props) {
  const offered = modulesOf(practice.nation)
  const [year = '', month = '', day = ''] = settings.missedAppointmentsSince?.split('-') ?? []
  const initial = {
    basicAccounts: box(settings.basicAccounts),
    offered: offered.filter((module) => settings.modules[module]?.offered),
    byDefault: offered.filter((module) => settings.modules[module]?.byDefault),
    letterDays: String(settings.letterDays),
    reminderDays: String(settings.reminderDays ?? ''),
    missedAppointmentLimit: String(settings.missedAppointmentLimit ?? ''),
    'missedAppointmentsSince-day': day,
    'missedAppointmentsSince-month': month,
    'missedAppointmentsSince-year': year,
    showMissedAppointments: box(settings.showMissedAppointments),
    patientsSeeDetails: box(settings.patientsSeeDetails),
    patientsChangeContacts: box(settings.patientsChangeContacts),
  }
  const choice = (module: Module) => ({ value: module, label: moduleWords[module].name })
  return (
    <EnrolForm action={saveOnlineServicesAction} title={title} initial={initial}>
      <HiddenField name="version" value={String(settings.version)} />
      <h2>Accounts</h2>
      <CheckboxField
        name="basicAccounts"
        label="Accounts may be used before identity is checked"
        hint="For appointments and messages only. Off: nothing is open to them until somebody checks who they are and upgrades the account."
      />
      <CheckboxField name="patientsSeeDetails" label="Patients see their own details" />
      <CheckboxField name="patientsChangeContacts" label="Patients may change how they are reached" />
      <h2 className="mt-6">Services</h2>
      <Checkboxes
        name="offered"
        legend="Offered by the practice"
        hint="One that is not offered is closed to everybody, whatever their account says."
        options={offered.map((module) => ({ ...choice(module), hint: `They can ${moduleWords[module].may}.` }))}
      />
      <Checkboxes
        name="byDefault"
        legend="On for everyone unless set otherwise"
        hint="Holds for new accounts and for those where nobody has chosen."
        options={offered.map(choice)}
      />
      <h2 className="mt-6">Letters and reminders</h2>
      <TextField
        name="letterDays"
        label="Days a registration letter lasts"
        hint="Printed on the letter. Letters already issued keep their date."
        inputMode="numeric"
        width={4}
      />
      <TextField
        name="reminderDays"
        label="Days between reminders"
        hint="Of a letter or a registration not used yet. Empty for none."
        inputMode="numeric"
        width={4}
      />
      <p>
        How people prove their contact details, and the days they have for it, stand under{' '}
        <a href={paths.settingsSecurity()}>Accounts and security</a>.
      </p>
      <h2 className="mt-6">Missed appointments</h2>
      <TextField
        name="missedAppointmentLimit"
        label="Missed appointments that stop booking online"
        hint="The patient is told one before, and again when it happens. Empty for never."
        inputMode="numeric"
        width={4}
      />
      <DateField
        name="missedAppointmentsSince"
        legend="Counted since"
        hint="Earlier ones do not count. Empty to count all."
      />
      <CheckboxField name="showMissedAppointments" label="Patients see how many they missed" />
      <SubmitButton>Save</SubmitButton>
    </EnrolForm>
  )
}
