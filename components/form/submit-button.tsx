'use client'
import { type ReactNode, useContext } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonKind } from '@/components/ui/button-classes'
import { FormContext } from './form-context'

type Props = { children: ReactNode; kind?: ButtonKind; name?: string; value?: string }

/** Sends the form. Never disabled, so it works before any script; while it waits, it says so and a second press does nothing. */
export function SubmitButton({ children, kind, name, value }: Props) {
  const { pending, words } = useContext(FormContext)
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button type="submit" kind={kind} name={name} value={value} aria-disabled={pending || undefined}>
        {children}
      </Button>
      <span role="status" className="text-ink-soft">
        {pending ? words.pending : ''}
      </span>
    </span>
  )
}
