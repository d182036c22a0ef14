import 'server-only'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { decrypt, encrypt } from '@/lib/platform/secrets'
import { paths } from './paths'
import { keepCookie, keptCookie } from './session'

const minutes = 30
/** So that a few tabs may each go back to their own results; four thousand bytes is all a cookie holds. */
const mostKept = 5

const Kept = z.array(z.object({ id: z.string(), sessionId: z.string(), words: z.string() }))
type KeptSearch = z.infer<typeof Kept>[number]

/** Keeps the words of a search on the member of staff's own device, sealed: they name people, so no URL may carry them. */
export async function rememberSearch(search: KeptSearch): Promise<void> {
  const others = (await keptSearches()).filter(({ sessionId }) => sessionId === search.sessionId)
  await keepCookie('search', encrypt(JSON.stringify([search, ...others].slice(0, mostKept))), minutes * 60)
}

/** The words of a search made in this session, or null when it is over. */
export async function wordsOfSearch(actor: Actor, id: string | null): Promise<string | null> {
  if (!id || actor.kind !== 'staff') return null
  const kept = (await keptSearches()).find((search) => search.id === id && search.sessionId === actor.sessionId)
  return kept?.words ?? null
}

/** What the search box shows on the page of its results; a layout does not get the query string. */
export async function wordsInBox(actor: Actor): Promise<string | undefined> {
  const asked = await headers()
  if (asked.get('x-enrol-path') !== paths.patients()) return undefined
  const id = new URLSearchParams(asked.get('x-enrol-search') ?? '').get('search')
  return (await wordsOfSearch(actor, id)) ?? undefined
}

async function keptSearches(): Promise<KeptSearch[]> {
  const sealed = await keptCookie('search')
  if (!sealed) return []
  try {
    return Kept.parse(JSON.parse(decrypt(sealed)))
  } catch {
    // Of another installation's key, or tampered with: as if there were none.
    return []
  }
}
