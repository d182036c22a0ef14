'use client'
import { useTextField } from './form-context'
import { HiddenField } from './hidden-field'

/** Something the form carries that nobody types, and that an answer may change: the version a record has by now. */
export function CarriedField({ name }: { name: string }) {
  return <HiddenField name={name} value={useTextField(name).value} />
}
