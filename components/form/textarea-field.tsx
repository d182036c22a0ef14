'use client'
import type { ReactNode } from 'react'
import { controlClasses, describedBy, frameClasses } from './field-classes'
import { FieldNotes } from './field-notes'
import { useTextField } from './form-context'

type Props = { name: string; label: string; heading?: boolean; hint?: ReactNode; rows?: number; maxLength?: number }

export function TextareaField({ name, label, heading, hint, rows = 4, maxLength }: Props) {
  const { value, error, words } = useTextField(name)
  const tag = (
    <label htmlFor={name} className={heading ? 'block' : 'block font-semibold'}>
      {label}
    </label>
  )
  return (
    <div className={frameClasses(error !== undefined)}>
      {heading ? <h1 className="mb-2">{tag}</h1> : <div className="mb-1">{tag}</div>}
      <FieldNotes name={name} hint={hint} error={error} errorPrefix={words.errorPrefix} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        className={`${controlClasses} w-full`}
      />
    </div>
  )
}
