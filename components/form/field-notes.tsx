import type { ReactNode } from 'react'

type Props = { name: string; hint?: ReactNode; error?: string; errorPrefix: string }

/** The hint and the error of a field, under its label and tied to it by id. */
export function FieldNotes({ name, hint, error, errorPrefix }: Props) {
  return (
    <>
      {hint ? (
        <div id={`${name}-hint`} className="mb-1 text-ink-soft">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${name}-error`} className="mb-2 font-semibold text-bad">
          <span className="sr-only">{errorPrefix} </span>
          {error}
        </div>
      ) : null}
    </>
  )
}
