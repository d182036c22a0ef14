import { Checkboxes } from '@/components/form/checkboxes'
import { EnrolForm, type EnrolFormProps } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
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
      <SubmitButton>Save</SubmitButton>
    </EnrolForm>
  )
}
