import { and, eq } from 'drizzle-orm'
import { registrationDrafts, registrations } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { currentLegalTexts, settingsOf } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { countFunnel } from '@/lib/domain/sign-up-codes/count-funnel'
import { redeemSignUpCode } from '@/lib/domain/sign-up-codes/redeem-sign-up-code'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { activate } from './activate'
import { announceActivation } from './announce-activation'
import { type Draft, draftFor } from './drafts'
import { move, recordEvent } from './move'
import { newReference } from './reference'
import { registrationValues } from './registration-values'

export type Receipt = {
  reference: string
  outcome: 'awaiting-activation' | 'activated'
  /** Set when somebody signed in registered: nothing is left to prove. */
  sessionToken?: string
}

/**
 * Turns a complete draft into a registration: takes one use of its code, keeps the answers and queues the activation
 * message, all or nothing. The same draft sent twice gives the same receipt.
 */
export async function submitDraft(ctx: Ctx, input: { draftToken: string | null; locale: Locale }): Promise<Receipt> {
  authorize(ctx.actor, 'registration:submit')
  const draft = await draftFor(ctx, input.draftToken)
  if (!draft) throw new Conflict({ key: 'errors.draft.gone' })
  if (draft.submitted) return receiptOf(draft.submitted)
  if (draft.next !== 'check' || !draft.code) throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
  const code = draft.code
  const [settings, texts] = await Promise.all([settingsOf(ctx), currentLegalTexts(ctx, input.locale)])

  return transaction(ctx, async (tx) => {
    const again = await lockDraft(tx, ctx, draft.id)
    if (again.submitted) return receiptOf(again.submitted)
    if (!(await redeemSignUpCode(tx, ctx, code.id))) throw new Conflict({ key: 'errors.code.noLonger' })
    const registrationId = newId(ctx.now.getTime())
    const reference = newReference()
    const values = registrationValues(draft, {
      practiceId: practiceOf(ctx),
      id: registrationId,
      reference,
      locale: input.locale,
      now: ctx.now,
      unactivatedDays: settings.unactivatedDays,
      termsVersion: texts.terms?.version ?? 0,
      privacyVersion: texts.privacy?.version ?? 0,
      passwordHash: again.passwordHash,
    })
    await tx.insert(registrations).values(values)
    await recordEvent(tx, ctx, registrationId, 'submit', 'submitted')
    await move(tx, ctx, registrationId, 'ask-activation')
    await countFunnel(tx, ctx, code.id, 'submitted')
    await recordAudit(tx, ctx, {
      action: 'registration.submitted',
      subject: { type: 'registration', id: registrationId },
      details: { route: 'sign-up-code', signUpCodeId: code.id, chargebandId: code.chargebandId },
    })
    await tx
      .update(registrationDrafts)
      .set({ answers: {}, passwordHash: null, expiresAt: new Date(ctx.now.getTime() + 24 * 3600_000) })
      .where(and(eq(registrationDrafts.practiceId, practiceOf(ctx)), eq(registrationDrafts.id, draft.id)))
    const loginId = ctx.actor.kind === 'patient' ? loginOf(ctx.actor) : null
    if (loginId) {
      await activate(tx, ctx, { ...values, status: 'awaiting-activation' }, { by: 'signed-in', loginId })
      return { reference, outcome: 'activated' }
    }
    await announceActivation(tx, ctx, { ...values, activationChannel: settings.activationChannel })
    return { reference, outcome: 'awaiting-activation' }
  })
}

/** Two tabs that send the same draft take turns here; the second finds what the first made. */
async function lockDraft(tx: Tx, ctx: Ctx, draftId: string) {
  const [row] = await tx
    .select({ passwordHash: registrationDrafts.passwordHash })
    .from(registrationDrafts)
    .where(and(eq(registrationDrafts.practiceId, practiceOf(ctx)), eq(registrationDrafts.id, draftId)))
    .for('update')
  if (!row) throw new Conflict({ key: 'errors.draft.gone' })
  const [submitted] = await tx
    .select({ reference: registrations.reference, status: registrations.status })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.draftId, draftId)))
  return { passwordHash: row.passwordHash, submitted: submitted ?? null }
}

function receiptOf(submitted: Pick<NonNullable<Draft['submitted']>, 'reference' | 'status'>): Receipt {
  return {
    reference: submitted.reference,
    outcome: submitted.status === 'awaiting-activation' ? 'awaiting-activation' : 'activated',
  }
}
