import 'server-only'
import { headers } from 'next/headers'
import * as z from 'zod/mini'

const Typed = z.record(z.string(), z.string())

/** What was typed in a form whose post was too large to read; `proxy.ts` hands it on. */
export async function typedBefore(): Promise<Record<string, string>> {
  try {
    const given = decodeURIComponent((await headers()).get('x-enrol-typed') ?? '')
    return given ? Typed.parse(JSON.parse(given)) : {}
  } catch {
    return {}
  }
}
