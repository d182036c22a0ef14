'use client'
import type { ReactNode } from 'react'
import { controlClasses, widthClasses } from './field-classes'
import { FieldsetFrame } from './fieldset-frame'
import { useTextField } from './form-context'

type Props = { name: string; legend: string; heading?: boolean; hint?: ReactNode; birthday?: boolean }

/** A date in three parts, `<name>-day`, `-month`, `-year`; an error of the whole date marks all of them. */
export function DateField({ name, legend, heading, hint, birthday }: Props) {
  const { error: wholeError, words } = useTextField(name)
  const fields = {
    day: useTextField(`${name}-day`),
    month: useTextField(`${name}-month`),
    year: useTextField(`${name}-year`),
  }
  const error = wholeError ?? fields.day.error ?? fields.month.error ?? fields.year.error
  return (
    <FieldsetFrame name={name} {...{ legend, heading, hint, error }} errorPrefix={words.errorPrefix}>
      <div className="flex flex-wrap gap-3">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div key={part}>
            <label htmlFor={`${name}-${part}`} className="mb-1 block">
              {words[part]}
            </label>
            <input
              id={`${name}-${part}`}
              name={`${name}-${part}`}
              defaultValue={fields[part].value}
              inputMode="numeric"
              autoComplete={birthday ? `bday-${part}` : 'off'}
              aria-invalid={wholeError || fields[part].error ? true : undefined}
              className={`${controlClasses} ${widthClasses[part === 'year' ? 4 : 2]}`}
            />
          </div>
        ))}
      </div>
    </FieldsetFrame>
  )
}
