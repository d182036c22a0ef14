import type { ReactNode } from 'react'
import { describedBy, frameClasses } from './field-classes'
import { FieldNotes } from './field-notes'

type Props = {
  name: string
  legend: string
  heading?: boolean
  hint?: ReactNode
  error?: string
  errorPrefix: string
  children: ReactNode
}

/** Several controls that answer one question: the legend is the question, hint and error belong to all of them. */
export function FieldsetFrame({ name, legend, heading, hint, error, errorPrefix, children }: Props) {
  return (
    // The bar is on a box around the fieldset: a legend would cut a border of the fieldset itself.
    <div className={frameClasses(error !== undefined)}>
      <fieldset aria-describedby={describedBy(name, hint, error)}>
        <legend className={heading ? 'mb-2' : 'mb-1 font-semibold'}>{heading ? <h1>{legend}</h1> : legend}</legend>
        <FieldNotes name={name} hint={hint} error={error} errorPrefix={errorPrefix} />
        {children}
      </fieldset>
    </div>
  )
}
