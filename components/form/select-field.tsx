'use client'
import type { ReactNode } from 'react'
import { controlClasses, describedBy, type FieldWidth, frameClasses, widthClasses } from './field-classes'
import { FieldNotes } from './field-notes'
import { useTextField } from './form-context'

type Props = {
  name: string
  label: string
  heading?: boolean
  hint?: ReactNode
  options: { value: string; label: string }[]
  /** The first, empty choice; leave out when one of the options is always chosen. */
  empty?: string
  width?: FieldWidth
  autoComplete?: string
}

export function SelectField(props: Props) {
  const { name, label, heading, hint, options, empty, width = 20 } = props
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
      <select
        id={name}
        name={name}
        defaultValue={value}
        autoComplete={props.autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        className={`${controlClasses} ${widthClasses[width]}`}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
