import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { patients, registrationDrafts, registrations } from '@/drizzle/schema'
import { draftLife, loadDraft } from '@/lib/domain/registrations/drafts'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'

const Kept = z.object({
  letter: z.object({ letterId: z.uuid(), accountId: z.uuid(), patientId: z.uuid() }),
  signIn: z
    .object({ email: z.string().nullable(), username: z.string().nullable(), mobile: z.string().nullable() })
    .optional(),
})

export type SignInChoice = { email: string | null; username: string | null; mobile: string | null }

/** How far somebody has come who gave the right codes of a letter. */
export type ClaimDraft = {
  id: string
  letter: { letterId: string; accountId: string; patientId: string }
  person: { givenName: string; familyName: string; dateOfBirth: string }
  signIn: SignInChoice | null
  hasPassword: boolean
  submitted: boolean
}

/** Remembers for an hour which letter somebody proved to be theirs; the token is the browser's. */
export async function startClaim(tx: Tx, ctx: Ctx, letter: ClaimDraft['letter']): Promise<{ draftToken: string }> {
  const draftToken = randomToken()
  await tx.insert(registrationDrafts).values({
    practiceId: practiceOf(ctx),
    id: newId(ctx.now.getTime()),
    tokenHash: hashSecret(draftToken),
    answers: { letter },
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + draftLife),
  })
  return { draftToken }
}

/** The claim a browser's cookie opens; null when there is none or its hour is over. */
export async function claimFor(ctx: Ctx, token: string | null): Promise<ClaimDraft | null> {
  if (!token) return null
  return read(ctx, async (tx) => {
    const row = await loadDraft(tx, ctx, token)
    const kept = Kept.safeParse(row?.answers)
    if (!row || !kept.success) return null
    const { letter, signIn = null } = kept.data
    const [[person], [submitted]] = await Promise.all([
      tx
        .select({
          givenName: patients.givenName,
          familyName: patients.familyName,
          dateOfBirth: patients.dateOfBirth,
        })
        .from(patients)
        .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, letter.patientId))),
      tx
        .select({ id: registrations.id })
        .from(registrations)
        .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.draftId, row.id))),
    ])
    if (!person) return null
    const hasPassword = row.passwordHash !== null
    return { id: row.id, letter, person, signIn, hasPassword, submitted: submitted !== undefined }
  })
}

/** The same for a verb, which needs one. */
export async function claimUnderWay(ctx: Ctx, token: string | null): Promise<ClaimDraft> {
  const claim = await claimFor(ctx, token)
  if (!claim) throw new Conflict({ key: 'errors.claim.gone' })
  return claim
}

/** Two tabs that send the same claim take turns here; the second finds what the first made. */
export async function lockClaim(tx: Tx, ctx: Ctx, draftId: string) {
  const practiceId = practiceOf(ctx)
  const [row] = await tx
    .select({ passwordHash: registrationDrafts.passwordHash })
    .from(registrationDrafts)
    .where(and(eq(registrationDrafts.practiceId, practiceId), eq(registrationDrafts.id, draftId)))
    .for('update')
  if (!row) throw new Conflict({ key: 'errors.claim.gone' })
  const [submitted] = await tx
    .select({ reference: registrations.reference, status: registrations.status })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.draftId, draftId)))
  return { passwordHash: row.passwordHash, submitted: submitted ?? null }
}
