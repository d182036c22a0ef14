import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { registrationDrafts, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import { type Draft, draftIn, draftLife } from './drafts'
import type { AnsweredStep, Answers } from './steps'

export type SaveAnswer = { draftToken: string | null; step: AnsweredStep; answer: Answers[AnsweredStep] }

/** Keeps one step's answer in the draft. A draft that is over or was sent takes no more. */
export async function saveAnswer(ctx: Ctx, input: SaveAnswer): Promise<void> {
  authorize(ctx.actor, 'registration:draft')
  const patch = JSON.stringify({ [input.step]: input.answer })
  await updateDraft(ctx, input.draftToken, { answers: sql`${registrationDrafts.answers} || ${patch}::jsonb` })
}

/**
 * Judges the password by the practice's policy and the person's own words, and keeps only its hash; left empty, one
 * that was set before stays. Answers with the journey, null where there is none or its hour is over.
 */
export async function savePassword(
  ctx: Ctx,
  input: { draftToken: string | null; password: string },
): Promise<Draft | null> {
  authorize(ctx.actor, 'registration:draft')
  const { draftToken, password } = input
  if (!draftToken) return null
  // Before it is judged, so that one transaction does both; nobody is kept waiting for a connection meanwhile.
  const passwordHash = password ? await hashPassword(password) : null
  return withoutAudit(ctx, async (tx) => {
    // Kept in the same go as the journey is read: what is then refused undoes it.
    const [draft, kept] = await Promise.all([
      draftIn(tx, ctx, draftToken),
      passwordHash ? keepInDraft(tx, ctx, draftToken, { passwordHash }) : false,
    ])
    if (!draft || (!password && draft.hasPassword)) return draft
    const reason = checkPassword(password, draft.settings.passwordPolicy, wordsOf(draft))
    if (reason || !passwordHash) throw new Invalid({ password: reason ?? { key: 'errors.password.required' } })
    if (!kept) throw gone()
    return draft
  })
}

/** What a password may not lean on. */
function wordsOf({ answers, practice }: Draft): string[] {
  const { name, contact } = answers
  const born = answers['date-of-birth']?.dateOfBirth
  const words = [practice.name, name?.givenName, name?.familyName, contact?.email, born]
  return words.filter((word): word is string => Boolean(word))
}

type Change = { passwordHash: string } | { answers: ReturnType<typeof sql> }

/** Changes a draft that still takes answers, and keeps it an hour more. */
export async function updateDraft(ctx: Ctx, draftToken: string | null, change: Change): Promise<void> {
  if (!draftToken) throw gone()
  if (!(await withoutAudit(ctx, (tx) => keepInDraft(tx, ctx, draftToken, change)))) throw gone()
}

const gone = () => new Conflict({ key: 'errors.draft.gone' })

/** False when the draft is over, or was sent. */
async function keepInDraft(tx: Tx, ctx: Ctx, draftToken: string, change: Change): Promise<boolean> {
  const isOpen = and(
    eq(registrationDrafts.practiceId, practiceOf(ctx)),
    eq(registrationDrafts.tokenHash, hashSecret(draftToken)),
    gt(registrationDrafts.expiresAt, ctx.now),
  )
  // Another tab may be submitting it: what that made, only a statement after the one that waited for it can see.
  const held = tx.select({ id: registrationDrafts.id }).from(registrationDrafts).where(isOpen).for('update').execute()
  const changed = tx
    .update(registrationDrafts)
    .set({ ...change, expiresAt: new Date(ctx.now.getTime() + draftLife) })
    .where(
      and(
        isOpen,
        isNull(
          tx
            .select({ id: registrations.id })
            .from(registrations)
            .where(
              and(
                eq(registrations.practiceId, registrationDrafts.practiceId),
                eq(registrations.draftId, registrationDrafts.id),
              ),
            ),
        ),
      ),
    )
    .returning({ id: registrationDrafts.id })
  const [, updated] = await Promise.all([held, changed])
  return updated.length > 0
}
