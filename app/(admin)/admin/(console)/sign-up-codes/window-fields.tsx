import { TextField } from '@/components/form/text-field'

/** How many may use a code, and between which days. */
export function WindowFields() {
  return (
    <>
      <TextField
        name="totalLimit"
        label="Total limit"
        hint="How many people may use it. Empty means any number."
        width={5}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        name="opens"
        label="Opens"
        hint="The first day it works. Empty means at once."
        type="date"
        width={10}
        autoComplete="off"
      />
      <TextField
        name="closes"
        label="Closes"
        hint="The last day it works, until midnight. Empty means it stays open."
        type="date"
        width={10}
        autoComplete="off"
      />
    </>
  )
}
