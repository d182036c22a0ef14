import { Checkboxes } from '@/components/form/checkboxes'
import { EnrolForm } from '@/components/form/enrol-form'
import { HiddenField } from '@/components/form/hidden-field'
import { SubmitButton } from '@/components/form/submit-button'
import type { StaffRow } from '@/lib/domain/staff/queries'
import { saveCheckersAction } from '../actions'

type Props = { version: number; staff: StaffRow[] }

/** The practice's two lists: who checks identity at all, and who may vouch for somebody they know. */
export function CheckersForm({ version, staff }: Props) {
  const present = staff.filter(({ state }) => state !== 'disabled')
  const options = present.map(({ id, name }) => ({ value: id, label: name }))
  const ids = (chosen: (one: StaffRow) => boolean) => present.filter(chosen).map(({ id }) => id)
  const initial = { mayVerify: ids((one) => one.mayVerify), mayVouch: ids((one) => one.mayVouch) }
  return (
    <EnrolForm action={saveCheckersAction} initial={initial}>
      <HiddenField name="version" value={String(version)} />
      <p>A practice has to keep a list of them. What they checked is recorded with their name.</p>
      <Checkboxes
        name="mayVerify"
        legend="Check documents"
        hint="May record that they saw a passport, a bank statement and the like."
        options={options}
      />
      <Checkboxes
        name="mayVouch"
        legend="Vouch for patients"
        hint="May also confirm somebody without documents, because they know them or they answered questions about their record."
        options={options}
      />
      <SubmitButton>Save who checks</SubmitButton>
    </EnrolForm>
  )
}
