'use client'
import { ErrorNotice } from './error-notice'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** When even the layout failed: a page of its own. */
export default function GlobalErrorPage({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <ErrorNotice reference={error.digest} retry={reset} />
      </body>
    </html>
  )
}
