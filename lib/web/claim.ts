import 'server-only'
import { redirect } from 'next/navigation'
import { type ClaimDraft, claimFor } from '@/lib/domain/letters/claim-drafts'
import { claimInput } from '@/lib/domain/letters/claim-input'
import { signInInput } from '@/lib/domain/letters/sign-in-input'
import { practiceById } from '@/lib/domain/practices/queries'
import { predecessorsOf } from '@/lib/domain/practices/successors'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { publicPage } from './pages'
import { paths } from './paths'
import { keptCookie } from './session'

/** The letter's form, judged for the practice it is sent to. */
export const claimSchema = async (ctx: Ctx) => {
  const place = await practiceById(ctx.db, practiceOf(ctx))
  return claimInput({ ...place, predecessors: await predecessorsOf(ctx.db, place.id) })
}
export const signInSchema = async (ctx: Ctx) => {
  const claim = await claimFor(ctx, await keptCookie('draft'))
  const { nation } = await practiceById(ctx.db, practiceOf(ctx))
  // Without a claim under way the verb says so, whatever was typed.
  return signInInput(nation, { hasPassword: claim?.hasPassword ?? true })
}

/** What a step of the claim starts from; without the right codes of a letter it leads back to them. */
export async function claimPage(slug: string): Promise<Awaited<ReturnType<typeof publicPage>> & { claim: ClaimDraft }> {
  const page = await publicPage(slug)
  const claim = await claimFor(page.ctx, await keptCookie('draft'))
  if (!claim) redirect(paths.claim(slug))
  if (claim.submitted) redirect(paths.registered(slug))
  return { ...page, claim }
}
