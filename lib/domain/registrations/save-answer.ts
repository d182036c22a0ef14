import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { registrationDrafts, registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { type Ctx, practiceOf, withoutAudit } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { hashSecret } from '@/lib/platform/secrets'
import { type Draft, draftFor, draftLife } from './drafts'
import type { AnsweredStep, Answers } from './steps'

export type SaveAnswer = { draftToken: string | null; step: AnsweredStep; answer: Answers[AnsweredStep] }

/** Keeps one step's answer in the draft. A draft that is over or was sent takes no more. */
export async function saveAnswer(ctx: Ctx, input: SaveAnswer): Promise<void> {
  authorize(ctx.actor, 'registration:draft')
  const patch = JSON.stringify({ [input.step]: input.answer })
  await updateDraft(ctx, input.draftToken, { answers: sql`${registrationDrafts.answers} || ${patch}::jsonb` })
}

/**
 * Judges the password by the practice's policy and the person's own words, and keeps only its hash. The door may hand
 * over the draft it has just looked at.
 */
export async function savePassword(
  ctx: Ctx,
  input: { draftToken: string | null; password: string; draft?: Draft | null },
): Promise<void> {
  authorize(ctx.actor, 'registration:draft')
  const draft = input.draft ?? (await draftFor(ctx, input.draftToken))
  if (!draft) throw new Conflict({ key: 'errors.draft.gone' })
  const { name, contact } = draft.answers
  const born = draft.answers['date-of-birth']?.dateOfBirth
  const context = [draft.practice.name, name?.givenName, name?.familyName, contact?.email, born]
  const reason = checkPassword(
    input.password,
    draft.settings.passwordPolicy,
    context.filter((word): word is string => Boolean(word)),
  )
  if (reason) throw new Invalid({ password: reason })
  await updateDraft(ctx, input.draftToken, { passwordHash: await hashPassword(input.password) })
}

/** Changes a draft that still takes answers, and keeps it an hour more. */
export async function updateDraft(
  ctx: Ctx,
  draftToken: string | null,
  change: Partial<{ passwordHash: string }> | { answers: ReturnType<typeof sql> },
): Promise<void> {
  const gone = new Conflict({ key: 'errors.draft.gone' })
  if (!draftToken) throw gone
  const updated = await withoutAudit(ctx, (tx) =>
    tx
      .update(registrationDrafts)
      .set({ ...change, expiresAt: new Date(ctx.now.getTime() + draftLife) })
      .where(
        and(
          eq(registrationDrafts.practiceId, practiceOf(ctx)),
          eq(registrationDrafts.tokenHash, hashSecret(draftToken)),
          gt(registrationDrafts.expiresAt, ctx.now),
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
      .returning({ id: registrationDrafts.id }),
  )
  if (updated.length === 0) throw gone
}
