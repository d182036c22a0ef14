import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { newId } from '@/lib/platform/ids'

/** The caller's address as the server saw it: the start-up preload replaces whatever a client claimed. */
export async function callerAddress(): Promise<string | null> {
  const list = (await headers()).get('x-forwarded-for')
  return list?.split(',').at(-1)?.trim() || null
}

/** One id a request, shown with unexpected errors and written in the log beside them. */
export const requestId = cache(() => newId())

export async function userAgent(): Promise<string | null> {
  return (await headers()).get('user-agent')
}
