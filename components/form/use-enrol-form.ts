'use client'
import { type FormEvent, startTransition, useActionState, useRef, useState } from 'react'
import type { BrowserSchema } from './check-in-browser'
import { type FormState, idle } from './form-state'

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>
export type LoadSchema = () => Promise<BrowserSchema>
type Check = (data: FormData) => Promise<Record<string, string>>

function typed(data: FormData) {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name).filter((value) => typeof value === 'string')
    values[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return values
}

/**
 * One form, two ways to the same action: without JavaScript the browser posts it and the page comes back with FormState;
 * with it, the schema judges first and the same FormData goes to the action.
 * react-hook-form and zod (about 30 kB) are fetched when the first field is touched, so that the page itself stays
 * small; until they are there, or if they never come, the server judges alone.
 */
export function useEnrolForm(action: FormAction, loadSchema: LoadSchema | undefined, messages: Record<string, string>) {
  const [answered, dispatch, pending] = useActionState(action, idle)
  const [refusedHere, setRefusedHere] = useState<FormState | null>(null)
  const check = useRef<Check | null>(null)
  const asked = useRef(false)

  /** Fetches the judge when the person starts to answer. */
  function onStart() {
    if (!loadSchema || asked.current) return
    asked.current = true
    Promise.all([loadSchema(), import('./check-in-browser')]).then(
      ([schema, { checkInBrowser }]) => {
        check.current = (data) => checkInBrowser(schema, data, messages)
      },
      () => {},
    )
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    const fieldErrors = (await check.current?.(data)) ?? {}
    if (Object.keys(fieldErrors).length > 0) {
      setRefusedHere({ status: 'rejected', values: typed(data), fieldErrors, formErrors: [] })
      return
    }
    startTransition(() => {
      setRefusedHere(null)
      dispatch(data)
    })
  }

  return { state: refusedHere ?? answered, dispatch, onStart, onSubmit, pending }
}
