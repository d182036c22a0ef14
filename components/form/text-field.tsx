'use client'
import type { ReactNode } from 'react'
import { controlClasses, describedBy, type FieldWidth, frameClasses, widthClasses } from './field-classes'
import { FieldNotes } from './field-notes'
import { useTextField } from './form-context'

type Props = {
  name: string
  label: string
  /** The label is the page's question. */
  heading?: boolean
  hint?: ReactNode
  type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'datetime-local' | 'time' | 'number'
  width?: FieldWidth
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal'
  spellCheck?: boolean
  autoCapitalize?: string
  maxLength?: number
  prefix?: string
  suffix?: string
  /** For codes and numbers people copy from paper. */
  mono?: boolean
}

/** On a narrow screen closer together, so that a letter's code of 16 with its spaces is seen whole. */
const monoClasses = 'font-mono tracking-wider max-[26rem]:text-[0.9em] max-[26rem]:tracking-normal'

export function TextField(props: Props) {
  const { name, label, heading, hint, type = 'text', width = 'full', prefix, suffix, mono } = props
  const { value, error, words } = useTextField(name)
  const tag = (
    <label htmlFor={name} className={heading ? 'block' : 'block font-semibold'}>
      {label}
    </label>
  )
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      defaultValue={value}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      spellCheck={props.spellCheck}
      autoCapitalize={props.autoCapitalize}
      maxLength={props.maxLength}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(name, hint, error)}
      className={`${controlClasses} ${widthClasses[width]} ${mono ? monoClasses : ''}`}
    />
  )
  return (
    <div className={frameClasses(error !== undefined)}>
      {heading ? <h1 className="mb-2">{tag}</h1> : <div className="mb-1">{tag}</div>}
      <FieldNotes name={name} hint={hint} error={error} errorPrefix={words.errorPrefix} />
      {prefix || suffix ? (
        <div className="flex items-center gap-2">
          {prefix ? <span aria-hidden="true">{prefix}</span> : null}
          {input}
          {suffix ? <span aria-hidden="true">{suffix}</span> : null}
        </div>
      ) : (
        input
      )}
    </div>
  )
}
