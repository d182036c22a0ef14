'use client'
import { CheckboxField } from '@/components/form/checkbox-field'
import { useTextField } from '@/components/form/form-context'

/** Shown once somebody else turns out to use the same email or mobile. */
export function SharedField() {
  const { error, value } = useTextField('sharedAccepted')
  if (!error && !value) return null
  return (
    <CheckboxField
      name="sharedAccepted"
      label="Keep it all the same"
      hint="Everyone who can read it sees what is sent about this patient. An address or number of their own is safer."
    />
  )
}
