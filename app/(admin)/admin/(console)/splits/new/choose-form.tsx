'use client'
import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { Radios } from '@/components/form/radios'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { TextareaField } from '@/components/form/textarea-field'
import type { SplitForm } from '@/lib/domain/splits/queries'
import { chooseSplitAction } from '../actions'
import { ListField } from './list-field'

type Props = Omit<SplitForm, 'target' | 'activated'> & {
  targetId: string
  targetName: string
  title: string
  problem: string | null
  /** What the form held when its list was too large. */
  typed: Record<string, string>
  messages: Record<string, string>
}

export function ChooseForm({ targetId, targetName, title, problem, typed, messages, ...choices }: Props) {
  const { sites, clinicians, sitesThere, chargebandsThere } = choices
  return (
    <EnrolForm
      action={chooseSplitAction}
      schema={() => import('@/lib/domain/splits/list-size').then(({ ListSize }) => ListSize)}
      messages={messages}
      title={problem ? `Error: ${title}` : title}
      initial={typed}
    >
      <HiddenField name="targetId" value={targetId} />
      <Radios
        name="who"
        legend="Who moves?"
        hint="Patients who left or died do not move; the report names them."
        options={[
          { value: 'everybody', label: 'All patients of this practice' },
          {
            value: 'site',
            label: 'The patients of a site',
            reveal: <SelectField name="fromSiteId" label="Site" options={sites} empty="Choose one" />,
          },
          {
            value: 'postcode',
            label: 'The patients with these postcodes',
            reveal: (
              <TextField
                name="postcodes"
                label="Postcodes"
                hint="Whole ones or their beginnings, with commas between, like CF10, CF11 1"
                width={20}
              />
            ),
          },
          {
            value: 'clinician',
            label: 'The patients of a clinician',
            reveal: <SelectField name="clinician" label="Usual clinician" options={clinicians} empty="Choose one" />,
          },
          {
            value: 'numbers',
            label: 'The patients on a list',
            reveal: (
              <>
                <TextareaField
                  name="numbers"
                  label="Numbers"
                  hint="One number a line, as copied from a list. Spaces and dashes do not matter."
                  rows={5}
                />
                <ListField problem={problem} />
              </>
            ),
          },
        ]}
      />
      <SelectField name="siteId" label={`Site at ${targetName}`} options={sitesThere} empty="None" />
      <SelectField name="chargebandId" label={`Chargeband at ${targetName}`} options={chargebandsThere} empty="None" />
      <CheckboxField
        name="withoutAccess"
        label="Move also patients whose online access cannot go with them"
        hint="Those whose identity was never checked, or who have no national number: no letter can be made for them. Otherwise they stay until you have seen to that."
      />
      <TextareaField name="reason" label="Reason" hint="It stands on each record, here and there." rows={2} />
      <SubmitButton>See who can move</SubmitButton>
    </EnrolForm>
  )
}
