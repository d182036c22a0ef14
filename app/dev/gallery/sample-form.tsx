'use client'
import type { ReactNode } from 'react'
import { FormContext } from '@/components/form/form-context'
import type { FormState } from '@/components/form/form-state'
import { englishFormWords } from '@/components/form/form-words'

type Props = { state: FormState; pending?: boolean; children: ReactNode }

/** Fields as they stand after an answer, without anything to answer. */
export function SampleForm({ state, pending = false, children }: Props) {
  return (
    <FormContext value={{ state, initial: {}, words: englishFormWords, pending }}>
      <div className="max-w-measure">{children}</div>
    </FormContext>
  )
}
