import { Checkboxes } from '@/components/form/checkboxes'
import { EnrolForm, type EnrolFormProps } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import type { RuleKind } from '@/lib/domain/chargebands/vocabulary'
import { type Choices, fieldsOfKind } from './rule-fields'

type Props = Pick<EnrolFormProps, 'action' | 'title' | 'initial'> & {
  chargebandId: string
  kind: RuleKind
  choices: Choices
  rule?: { id: string; version: number }
}

/** What every rule has, round what only its kind has. */
export function RuleForm({ chargebandId, kind, choices, rule, ...form }: Props) {
  return (
    <EnrolForm {...form}>
      <HiddenField name="chargebandId" value={chargebandId} />
      <HiddenField name="kind" value={kind} />
      {rule ? <HiddenField name="ruleId" value={rule.id} /> : null}
      {rule ? <HiddenField name="version" value={String(rule.version)} /> : null}
      <TextField name="name" label="Name" autoComplete="off" />
      {fieldsOfKind[kind](choices)}
      {choices.sites.length > 0 ? (
        <Checkboxes
          name="siteIds"
          legend="Applies when the site is"
          hint="None ticked means any site."
          options={choices.sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {choices.clinicians.length > 0 ? (
        <Checkboxes
          name="clinicianIds"
          legend="Applies when the primary clinician is"
          hint="None ticked means any clinician."
          options={choices.clinicians.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <TextareaField
        name="locations"
        label="Applies when the location is"
        hint="Rooms or places as your diary calls them, one a line. Leave empty for any."
        rows={2}
      />
      <TextareaField
        name="tags"
        label="Applies when the session has the tag"
        hint="Billing tags of the clinician’s session, one a line; one of them is enough. Leave empty for any."
        rows={2}
      />
      <SubmitButton>Save</SubmitButton>
    </EnrolForm>
  )
}
