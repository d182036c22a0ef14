import { and, eq, gte, lt } from 'drizzle-orm'
import { patientSearchTerms, patients } from '@/drizzle/schema'
import { squeeze, termKinds } from '@/lib/domain/patients/search-terms'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { readPostcode } from '@/lib/domain/shared/postcode'
import { type HeldAddress, offeredAddresses } from './offered-addresses'
import type { AddressFinder, Candidate } from './vocabulary'

const most = 5000
const outward = /^[a-z]{1,2}\d[a-z\d]?$/

/** The finder that needs no other service: what the practice’s own records tell without telling of anybody. */
export function heldAddresses(ctx: Ctx): AddressFinder {
  return {
    byPostcode: async (postcode) => offeredAddresses(await heldAt(ctx, squeeze(postcode))),
    byWords: (words) => byWords(ctx, words),
    byId: async () => null,
  }
}

/** Words find an address by its postcode, or the first half of one; the others narrow it down. */
async function byWords(ctx: Ctx, typed: string): Promise<Candidate[]> {
  const nation = await nationOf(ctx)
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean)
  const pairs = words.flatMap((word, at) => [
    { postcode: readPostcode(word, nation), at, count: 1 },
    { postcode: readPostcode(word + (words[at + 1] ?? ''), nation), at, count: 2 },
  ])
  const whole = pairs.find(({ postcode }) => postcode !== null)
  const half = words.findIndex((word) => outward.test(word))
  if (!whole && half < 0) return []
  const { at, count } = whole ?? { at: half, count: 1 }
  const others = words.filter((_, index) => index < at || index >= at + count)
  const found = whole
    ? await heldAt(ctx, squeeze(whole.postcode ?? ''))
    : (await heldAt(ctx, words[half] ?? '', true)).filter(
        ({ address }) => address.postcode.split(' ')[0]?.toLowerCase() === words[half],
      )
  return offeredAddresses(found).filter(({ text }) => {
    const has = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return others.every((word) => has.some((one) => one.startsWith(word)))
  })
}

async function heldAt(ctx: Ctx, postcode: string, begins = false): Promise<HeldAddress[]> {
  const practiceId = practiceOf(ctx)
  const term = `${termKinds.postcode}${postcode}`
  // A bounded walk over one index (docs/decisions/003); `~` sorts after every letter and digit.
  const matches = begins
    ? and(gte(patientSearchTerms.term, term), lt(patientSearchTerms.term, `${term}~`))
    : eq(patientSearchTerms.term, term)
  const rows = await read(ctx, (tx) =>
    tx
      .select({ address: patients.address, restricted: patients.restricted })
      .from(patientSearchTerms)
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, patientSearchTerms.patientId)))
      .where(and(eq(patientSearchTerms.practiceId, practiceId), matches))
      .limit(most),
  )
  return rows.flatMap(({ address, restricted }) => (address?.line1 ? [{ address, restricted }] : []))
}
