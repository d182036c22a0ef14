'use client'
import type { ReactNode } from 'react'
import { type Choice, ChoiceRow } from './choice-row'
import { FieldsetFrame } from './fieldset-frame'
import { useTextField } from './form-context'

type Props = {
  name: string
  legend: string
  heading?: boolean
  hint?: ReactNode
  options: Choice[]
  /** Side by side; only for two or three short answers. */
  inline?: boolean
}

/** One choice of several. The first one's id is the field's name, so that an error links to it. */
export function Radios({ name, legend, heading, hint, options, inline }: Props) {
  const { value, error, words } = useTextField(name)
  return (
    <FieldsetFrame name={name} {...{ legend, heading, hint, error }} errorPrefix={words.errorPrefix}>
      <div className={inline ? 'flex flex-wrap gap-x-6' : ''}>
        {options.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            id={index === 0 ? name : `${name}-${choice.value}`}
            type="radio"
            chosen={value === choice.value}
            invalid={false}
            {...{ name, choice }}
          />
        ))}
      </div>
    </FieldsetFrame>
  )
}
