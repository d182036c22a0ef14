import { authorize } from '@/lib/domain/access/authorize'
import { nationOf } from '@/lib/domain/practices/queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { NotFound, RateLimited } from '@/lib/domain/shared/errors'
import { addressService } from '@/lib/platform/address-service'
import { takePoint } from '@/lib/platform/rate-limit'
import { decrypt, encrypt } from '@/lib/platform/secrets'
import { heldAddresses } from './held-addresses'
import { serviceAddresses } from './service-addresses'
import type { AddressFinder, Candidate, FoundAddress } from './vocabulary'

/** Whether a service knows every address of the nation, so that asking for the postcode first is worth a page. */
export const findsAddressesOf = (nation: Nation) => addressService !== null && nation !== 'ukraine'

/** The service where one is set up and it covers the nation, else what the practice's own records may tell. */
async function finderFor(ctx: Ctx): Promise<AddressFinder> {
  const covered = findsAddressesOf(await nationOf(ctx))
  return addressService && covered ? serviceAddresses(addressService) : heldAddresses(ctx)
}

/** Addresses of a postcode, for somebody who registers. Counted for the caller and the practice. */
export async function addressesOfPostcode(
  ctx: Ctx,
  { postcode, finder }: { postcode: string; finder?: AddressFinder },
): Promise<Candidate[]> {
  authorize(ctx.actor, 'address:find')
  await countSearch(ctx)
  return (finder ?? (await finderFor(ctx))).byPostcode(postcode)
}

/** Addresses that fit some words of one. */
export async function addressesOfWords(
  ctx: Ctx,
  { words, finder }: { words: string; finder?: AddressFinder },
): Promise<Candidate[]> {
  authorize(ctx.actor, 'address:find')
  await countSearch(ctx)
  return (finder ?? (await finderFor(ctx))).byWords(words)
}

async function countSearch(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  const address = actor.kind === 'system' ? null : actor.address
  const waits = [
    await takePoint(ctx.db, 'find-address', address ?? 'unknown'),
    await takePoint(ctx.db, 'find-address-practice', practiceOf(ctx)),
  ]
  const wait = Math.max(...waits)
  if (wait > 0) throw new RateLimited(wait)
}

/** A candidate as a key that says nothing, can be made by nobody else, and works at this practice only. */
export function keyOf(ctx: Ctx, candidate: Candidate): string {
  const what = 'address' in candidate ? { address: candidate.address } : { id: candidate.id }
  return encrypt(JSON.stringify({ at: practiceOf(ctx), ...what }))
}

/** The address behind such a key. */
export async function addressOfKey(
  ctx: Ctx,
  { key, finder }: { key: string; finder?: AddressFinder },
): Promise<FoundAddress> {
  authorize(ctx.actor, 'address:find')
  const opened = open(key)
  if (opened?.at !== practiceOf(ctx)) throw new NotFound('address')
  if (opened.address) return opened.address
  const found = opened.id ? await (finder ?? (await finderFor(ctx))).byId(opened.id) : null
  if (!found) throw new NotFound('address')
  return found
}

type Sealed = { at: string; address?: FoundAddress; id?: string }

function open(key: string): Sealed | null {
  try {
    return JSON.parse(decrypt(key)) as Sealed
  } catch {
    return null
  }
}
