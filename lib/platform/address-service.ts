import * as z from 'zod'
import { env } from './env'
import { log } from './log'

/** An address as the service writes it. */
const Line = z.string().nullish()
const Written = z.object({
  line_1: z.string(),
  line_2: Line,
  line_3: Line,
  post_town: Line,
  county: Line,
  postcode: z.string(),
  country: Line,
})
export type WrittenAddress = z.output<typeof Written>

const OfPostcode = z.object({ result: z.array(Written) })
const Hits = z.object({ result: z.object({ hits: z.array(z.object({ id: z.string(), suggestion: z.string() })) }) })
const Resolved = z.object({ result: Written })

/** Where the address service is, and the key it knows us by; without an address there is none. */
export type ServiceAccess = { url: string; key: string | undefined; timeoutMs: number }

export const addressService: ServiceAccess | null = env.ADDRESS_FINDER_URL
  ? { url: env.ADDRESS_FINDER_URL, key: env.ADDRESS_FINDER_KEY, timeoutMs: env.ADDRESS_FINDER_TIMEOUT_MS }
  : null

/** Every address of a postcode, by the service (the first version of the Ideal Postcodes API). */
export async function addressesOf(access: ServiceAccess, postcode: string): Promise<WrittenAddress[]> {
  const answer = await ask(access, `postcodes/${encodeURIComponent(postcode)}`, OfPostcode)
  return answer?.result ?? []
}

/** Addresses that fit what was typed so far, without their parts. */
export async function suggestions(access: ServiceAccess, words: string): Promise<{ id: string; suggestion: string }[]> {
  const answer = await ask(access, `autocomplete/addresses?query=${encodeURIComponent(words)}`, Hits)
  return answer?.result.hits ?? []
}

/** The parts of one of those. */
export async function suggested(access: ServiceAccess, id: string): Promise<WrittenAddress | null> {
  const answer = await ask(access, `autocomplete/addresses/${encodeURIComponent(id)}/gbr`, Resolved)
  return answer?.result ?? null
}

/** Asks the service. It may be slow, down or wrong: then there is no answer, and the log says why but not what was asked. */
async function ask<S extends z.ZodType>(access: ServiceAccess, path: string, shape: S): Promise<z.output<S> | null> {
  const { url, key, timeoutMs } = access
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/${path}`, {
      headers: { Accept: 'application/json', ...(key ? { Authorization: `IDEALPOSTCODES api_key="${key}"` } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    // A postcode nobody has is no fault of the service.
    if (response.status === 404) return null
    if (!response.ok) return failed(`status ${response.status}`)
    const answer = shape.safeParse(await response.json())
    return answer.success ? answer.data : failed('an answer of another shape')
  } catch (error) {
    return failed(error instanceof Error ? error.name : 'unknown')
  }
}

function failed(why: string): null {
  log.warn({ why }, 'the address service gave no answer')
  return null
}
