'use client'
import type { ReactNode } from 'react'
import { type Choice, ChoiceRow } from './choice-row'
import { FieldsetFrame } from './fieldset-frame'
import { useField } from './form-context'

type Props = { name: string; legend: string; heading?: boolean; hint?: ReactNode; options: Choice[] }

/** Any of several. Posts the name once for each ticked box; the first one's id is the field's name. */
export function Checkboxes({ name, legend, heading, hint, options }: Props) {
  const { value, error, words } = useField(name)
  return (
    <FieldsetFrame name={name} {...{ legend, heading, hint, error }} errorPrefix={words.errorPrefix}>
      {options.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          id={index === 0 ? name : `${name}-${choice.value}`}
          type="checkbox"
          chosen={typeof value === 'string' ? value === choice.value : value.includes(choice.value)}
          invalid={error !== undefined}
          {...{ name, choice }}
        />
      ))}
    </FieldsetFrame>
  )
}
