'use client'
import type { ReactNode } from 'react'
import { ChoiceRow } from './choice-row'
import { frameClasses } from './field-classes'
import { FieldNotes } from './field-notes'
import { useTextField } from './form-context'

type Props = { name: string; label: string; hint?: ReactNode; value?: string; reveal?: ReactNode }

/** One box to tick, such as accepting the terms; posts `on` unless told another value. */
export function CheckboxField({ name, label, hint, value = 'on', reveal }: Props) {
  const field = useTextField(name)
  return (
    <div className={frameClasses(field.error !== undefined)}>
      <FieldNotes name={name} error={field.error} errorPrefix={field.words.errorPrefix} />
      <ChoiceRow
        id={name}
        name={name}
        type="checkbox"
        choice={{ value, label, hint, reveal }}
        chosen={field.value === value}
        invalid={field.error !== undefined}
        errorId={field.error ? `${name}-error` : undefined}
      />
    </div>
  )
}
