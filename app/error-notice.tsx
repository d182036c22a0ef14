'use client'
import { useSyncExternalStore } from 'react'
import { PlainShell } from '@/components/layout/plain-shell'
import { Button } from '@/components/ui/button'
import { CodeText } from '@/components/ui/code-text'
import { errorWordsOf } from './error-words'

type Props = { reference?: string; retry: () => void }

const never = () => () => {}

/** An unexpected error: that it happened, what to do, and its reference; nothing of the error itself. */
export function ErrorNotice({ reference, retry }: Props) {
  const lang = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => 'en',
  )
  const words = errorWordsOf(lang)
  return (
    <PlainShell name="Enrol">
      <title>{`Error: ${words.title} – Enrol`}</title>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {reference ? (
        <p>
          {words.reference} <CodeText>{reference}</CodeText>
        </p>
      ) : null}
      <Button type="button" onClick={retry}>
        {words.again}
      </Button>
    </PlainShell>
  )
}
