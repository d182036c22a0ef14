'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { controlClasses, describedBy, frameClasses } from './field-classes'
import { FieldNotes } from './field-notes'
import { useTextField } from './form-context'

type Props = {
  name: string
  label: string
  heading?: boolean
  hint?: ReactNode
  autoComplete: 'new-password' | 'current-password' | 'one-time-code'
}

/** A secret: never filled from what came back, may be pasted, can be shown once there is a script to do it. */
export function PasswordField({ name, label, heading, hint, autoComplete }: Props) {
  const { error, words } = useTextField(name)
  const [shown, setShown] = useState<boolean | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    setShown(false)
    const hide = () => setShown(false)
    const form = input.current?.form
    // A browser remembers what a text field held, so it is a password again before it goes.
    form?.addEventListener('submit', hide)
    return () => form?.removeEventListener('submit', hide)
  }, [])
  const tag = (
    <label id={`${name}-label`} htmlFor={name} className={heading ? 'block' : 'block font-semibold'}>
      {label}
    </label>
  )
  return (
    <div className={frameClasses(error !== undefined)}>
      {heading ? <h1 className="mb-2">{tag}</h1> : <div className="mb-1">{tag}</div>}
      <FieldNotes name={name} hint={hint} error={error} errorPrefix={words.errorPrefix} />
      <div className="flex gap-2">
        <input
          ref={input}
          id={name}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(name, hint, error)}
          className={`${controlClasses} w-full max-w-[20em] min-w-0`}
        />
        <button
          type="button"
          aria-controls={name}
          // A description, not a label: only the input may answer to the label's words.
          aria-describedby={`${name}-label`}
          onClick={() => setShown(!shown)}
          className={`min-h-(--target) min-w-(--target) shrink-0 rounded-box px-3 font-semibold text-link underline ${shown === null ? 'invisible' : ''}`}
        >
          {shown ? words.hidePassword : words.showPassword}
        </button>
      </div>
    </div>
  )
}
