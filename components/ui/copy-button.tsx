'use client'
import { useEffect, useState } from 'react'
import { buttonClasses } from './button-classes'

type Props = { text: string; label?: string; copiedLabel?: string; what?: string }

/** Copies a text. Shown only where a script can do it; the text itself always stands beside it. */
export function CopyButton({ text, label = 'Copy', copiedLabel = 'Copied', what }: Props) {
  const [state, setState] = useState<'unable' | 'ready' | 'copied'>('unable')
  useEffect(() => {
    if (navigator.clipboard) setState('ready')
  }, [])
  if (state === 'unable') return null
  return (
    <button
      type="button"
      className={buttonClasses('quiet')}
      onClick={() => navigator.clipboard.writeText(text).then(() => setState('copied'))}
    >
      <span aria-live="polite">{state === 'copied' ? copiedLabel : label}</span>
      {what ? <span className="sr-only"> {what}</span> : null}
    </button>
  )
}
