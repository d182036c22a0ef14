import { employeeStatusWords, ethnicityWords, pronounWords } from '@/app/(admin)/admin/(console)/more-words'
import { genderWords } from '@/app/(admin)/admin/(console)/person-words'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'

const listed = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** What other companies' programs tell of a person beyond the practice's own questions; every one may be empty. */
export function MoreFields({ insurers }: { insurers: { value: string; label: string }[] }) {
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 md:grid-cols-2 lg:grid-cols-3">
      <div>
        <TextField name="initials" label="Initials" autoComplete="off" width={10} />
        <SelectField name="gender" label="Gender" options={listed(genderWords)} empty="Not recorded" />
        <SelectField name="pronoun" label="Pronouns" options={listed(pronounWords)} empty="Not recorded" />
        <SelectField name="ethnicity" label="Ethnic group" options={listed(ethnicityWords)} empty="Not recorded" />
      </div>
      <div>
        <TextField name="employerName" label="Employer" autoComplete="off" />
        <TextField name="employeeNumber" label="Employee number" autoComplete="off" width={20} />
        <SelectField
          name="employeeStatus"
          label="Employee status"
          options={listed(employeeStatusWords)}
          empty="Not recorded"
        />
        <TextField name="department" label="Department" autoComplete="off" width={20} />
        <TextField name="division" label="Division" autoComplete="off" width={20} />
      </div>
      <div>
        <TextField name="workPhone" label="Work phone" type="tel" autoComplete="off" width={20} />
        <TextField name="workEmail" label="Work email" type="email" autoComplete="off" autoCapitalize="none" />
        <SelectField name="insurerId" label="Insurer" options={insurers} empty="None" />
        <TextField name="memberNumber" label="Member number" autoComplete="off" width={20} />
      </div>
    </div>
  )
}
