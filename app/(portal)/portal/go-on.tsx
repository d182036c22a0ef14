'use client'
import { use, useEffect } from 'react'
import { FormContext } from '@/components/form/form-context'
import { Notice } from '@/components/ui/notice'

/** Goes on to the address the form was told; without JavaScript it is a link to press. */
export function GoOn({ text, hint }: { text: string; hint: string }) {
  const { state } = use(FormContext)
  const address = state.status === 'done' ? state.message : undefined
  useEffect(() => {
    if (address) window.location.assign(address)
  }, [address])
  return (
    <Notice announce>
      <p>
        <a href={address} referrerPolicy="no-referrer">
          {text}
        </a>
      </p>
      <p>{hint}</p>
    </Notice>
  )
}
