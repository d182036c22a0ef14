'use client'
import { ErrorNotice } from './error-notice'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** Next keeps the error itself on the server; its digest is what stands in the log. */
export default function ErrorPage({ error, reset }: Props) {
  return <ErrorNotice reference={error.digest} retry={reset} />
}
