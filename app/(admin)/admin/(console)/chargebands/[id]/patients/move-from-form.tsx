import { SelectField } from '@/components/form/select-field'
import { Button } from '@/components/ui/button'
import { paths } from '@/lib/web/paths'

type Props = { chargebandId: string; bands: { value: string; label: string }[] }

/** Asks where patients come from. Nothing moves before the next page has said how many they are. */
export function MoveFromForm({ chargebandId, bands }: Props) {
  if (bands.length === 0) return <p className="my-0!">There is no other chargeband to move patients from.</p>
  return (
    <form method="get" action={paths.movePatients(chargebandId)}>
      <SelectField
        name="from"
        label="Move everybody from"
        hint="The next page says how many patients would move, and asks you to confirm."
        options={bands}
        width="full"
      />
      <Button kind="quiet">Next</Button>
    </form>
  )
}
