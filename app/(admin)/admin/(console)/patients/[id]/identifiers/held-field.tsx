'use client'
import { CheckboxField } from '@/components/form/checkbox-field'
import { useTextField } from '@/components/form/form-context'

/** Shown once another record turns out to have the number too. */
export function HeldField() {
  const { error, value } = useTextField('heldAccepted')
  if (!error && !value) return null
  return (
    <CheckboxField
      name="heldAccepted"
      label="Keep it on this record too"
      hint="Both records are flagged until one of the two is superseded. Nothing is joined."
    />
  )
}
