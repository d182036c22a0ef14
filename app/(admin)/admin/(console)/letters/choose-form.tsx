import { CheckboxField } from '@/components/form/checkbox-field'
import { EnrolForm } from '@/components/form/enrol-form'
import { Radios } from '@/components/form/radios'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/textarea-field'
import { chooseLettersAction } from './actions'

type Props = { unprinted: number; chargebands: { value: string; label: string }[]; title: string }

export function ChooseForm({ unprinted, chargebands, title }: Props) {
  return (
    <EnrolForm
      action={chooseLettersAction}
      title={title}
      className="mt-4"
      initial={{ who: unprinted > 0 ? 'unprinted' : '', byPost: 'on' }}
    >
      <Radios
        name="who"
        legend="Who gets a letter?"
        options={[
          { value: 'unprinted', label: 'Everybody whose letter has not been printed yet', hint: waiting(unprinted) },
          {
            value: 'chargeband',
            label: 'The patients of a chargeband',
            reveal: <SelectField name="chargebandId" label="Chargeband" options={chargebands} empty="Choose one" />,
          },
          {
            value: 'numbers',
            label: 'The patients with these numbers',
            reveal: (
              <TextareaField
                name="numbers"
                label="Numbers"
                hint="One number a line, as copied from a list. Spaces and dashes do not matter."
                rows={6}
              />
            ),
          },
        ]}
      />
      <CheckboxField
        name="makeAccounts"
        label="Make an account for those who have none"
        hint="Only for patients whose identity was checked and who have a number on file."
      />
      <CheckboxField name="byPost" label="They go by post" hint="Whoever has no address on file is left out." />
      <CheckboxField
        name="again"
        label="Print again what was printed before"
        hint="The same codes; each reprint is counted."
        reveal={<TextareaField name="reason" label="Reason" rows={2} />}
      />
      <SubmitButton>See who gets one</SubmitButton>
    </EnrolForm>
  )
}

function waiting(unprinted: number): string {
  if (unprinted === 0) return 'None is waiting now.'
  return unprinted === 1
    ? '1 letter is waiting.'
    : `${unprinted >= 1000 ? '1,000 letters or more are' : `${unprinted} letters are`} waiting.`
}
