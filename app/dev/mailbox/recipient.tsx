'use client'
import { useMemo } from 'react'
import { FormContext } from '@/components/form/form-context'
import { idle } from '@/components/form/form-state'
import { englishFormWords } from '@/components/form/form-words'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { paths } from '@/lib/web/paths'

/** Shows one recipient's messages only. */
export function Recipient({ to }: { to: string }) {
  const context = useMemo(() => ({ state: idle, initial: { to }, words: englishFormWords, pending: false }), [to])
  return (
    <FormContext value={context}>
      <form method="get" action={paths.devMailbox()} className="mt-4 flex flex-wrap items-end gap-x-4">
        <TextField name="to" label="To (email address or number)" width={20} />
        <div className="mb-6">
          <Button kind="quiet">Show</Button>
        </div>
      </form>
    </FormContext>
  )
}
