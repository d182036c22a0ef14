import { sql } from 'drizzle-orm'
import { registrationDrafts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { addressesOfPostcode } from '@/lib/domain/addresses/find-addresses'
import type { AddressFinder } from '@/lib/domain/addresses/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { AddressSearch } from './address-search'
import { draftFor } from './drafts'
import { updateDraft } from './save-answer'

/** Looks up the addresses of a postcode for somebody on the journey, and keeps them in the draft. */
export async function searchAddress(
  ctx: Ctx,
  input: { draftToken: string | null; postcode: string; finder?: AddressFinder },
): Promise<{ found: number }> {
  authorize(ctx.actor, 'registration:draft')
  const { draftToken, postcode, finder } = input
  const candidates = await addressesOfPostcode(ctx, { postcode, ...(finder ? { finder } : {}) })
  const found = candidates.flatMap((one) => ('address' in one ? [one] : []))
  await keep(ctx, draftToken, { postcode, found })
  return { found: found.length }
}

/** Takes one of the addresses found, for the person to look over; `none` goes on with the postcode alone. */
export async function pickAddress(ctx: Ctx, input: { draftToken: string | null; pick: string }): Promise<void> {
  authorize(ctx.actor, 'registration:draft')
  const search = (await draftFor(ctx, input.draftToken))?.answers.addressSearch
  const { picked: _before, ...rest } = search ?? { postcode: '', found: [] }
  if (input.pick === 'none') return keep(ctx, input.draftToken, rest)
  const picked = Number(input.pick)
  if (!rest.found[picked]) throw new Invalid({ pick: { key: 'errors.choice.invalid' } })
  return keep(ctx, input.draftToken, { ...rest, picked })
}

async function keep(ctx: Ctx, draftToken: string | null, addressSearch: AddressSearch): Promise<void> {
  const patch = JSON.stringify({ addressSearch })
  await updateDraft(ctx, draftToken, { answers: sql`${registrationDrafts.answers} || ${patch}::jsonb` })
}
