'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const seconds = 3

/** Looks again while the work goes on, in place, so that focus stays; without JavaScript the browser loads anew. */
export function KeepFresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
