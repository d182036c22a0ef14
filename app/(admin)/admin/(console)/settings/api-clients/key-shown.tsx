'use client'
import { use } from 'react'
import { FormContext } from '@/components/form/form-context'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** The new key, once: nothing keeps it, so leaving the page loses it. */
export function KeyShown({ next }: { next: { href: string; text: string } }) {
  const { state } = use(FormContext)
  const key = state.status === 'done' ? (state.message ?? '') : ''
  return (
    <Notice kind="success" announce title="The client key">
      <p className="font-mono [overflow-wrap:anywhere]">{key}</p>
      <p>
        <CopyButton text={key} what="client key" />
      </p>
      <p>Give it to the developers now. It is not kept, so it cannot be shown again; a lost key is replaced.</p>
      <p>
        <a href={next.href}>{next.text}</a>
      </p>
    </Notice>
  )
}
