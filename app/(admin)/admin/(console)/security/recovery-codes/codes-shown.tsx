'use client'
import { use } from 'react'
import { FormContext } from '@/components/form/form-context'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** The new codes, once: nothing keeps them, so leaving the page loses them. */
export function CodesShown({ back }: { back: string }) {
  const { state } = use(FormContext)
  const codes = state.status === 'done' ? (state.message ?? '').split(' ') : []
  return (
    <Notice kind="success" announce title="Your recovery codes">
      <ol className="my-3 grid list-none grid-cols-1 gap-x-8 gap-y-1 pl-0! font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>
        <CopyButton text={codes.join('\n')} what="recovery codes" />
      </p>
      <p>Keep them now: they are not shown again. Any you had before no longer work.</p>
      <p>
        <a href={back}>Done, back to your sign-in</a>
      </p>
    </Notice>
  )
}
