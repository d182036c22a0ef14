'use client'
import { type ReactNode, useMemo } from 'react'
import { FormContext } from './form-context'
import { idle } from './form-state'
import { englishFormWords } from './form-words'

type Props = { initial: Record<string, string>; children: ReactNode }

/** Gives the fields of a GET form what the address says, so that the search stays in its boxes. */
export function SearchValues({ initial, children }: Props) {
  const context = useMemo(() => ({ state: idle, initial, words: englishFormWords, pending: false }), [initial])
  return <FormContext value={context}>{children}</FormContext>
}
