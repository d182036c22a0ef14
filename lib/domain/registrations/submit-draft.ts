import { and, eq, sql } from 'drizzle-orm'
import { logins, practices, registrationDrafts, registrations } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { schemeOfCode } from '@/lib/domain/memberships/check-membership-code'
import { newestVersion } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { redeemSignUpCode } from '@/lib/domain/sign-up-codes/redeem-sign-up-code'
import { builtOnce } from '@/lib/platform/built-once'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { inserting } from '@/lib/platform/inserting'
import { hashSecret } from '@/lib/platform/secrets'
import { activate } from './activate'
import { firstActivation } from './announce-activation'
import { type Draft, lockDraft } from './drafts'
import { submittedEvents } from './move'
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
  const { draftToken } = input
  if (!draftToken) throw new Conflict({ key: 'errors.draft.gone' })
  return transaction(ctx, async (tx) => {
    // Two tabs that send the same draft take turns here; the second finds what the first made.
    const [draft, found] = await Promise.all([lockDraft(tx, ctx, draftToken), whatHoldsNow(tx, ctx, draftToken)])
    if (!draft) throw new Conflict({ key: 'errors.draft.gone' })
    if (found.submitted) return receiptOf(found.submitted)
    if (draft.next !== 'check' || !draft.code) throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
    const { code, settings } = draft
    const registrationId = newId(ctx.now.getTime())
    const reference = newReference()
    const values = registrationValues(draft, {
      practiceId: practiceOf(ctx),
      id: registrationId,
      reference,
      locale: input.locale,
      now: ctx.now,
      unactivatedDays: settings.unactivatedDays,
      termsVersion: found.terms,
      privacyVersion: found.privacy,
      passwordHash: draft.passwordHash,
    })
    const apiClientId = ctx.actor.kind === 'api-client' ? ctx.actor.clientId : null
    const loginId = ctx.actor.kind === 'patient' ? loginOf(ctx.actor) : null
    const { activationChannel } = settings
    const activation = loginId ? null : firstActivation(ctx, { ...values, activationChannel }, found)
    const alongside = [
      inserting(registrations, [{ ...values, apiClientId }]),
      submittedEvents(ctx, registrationId),
      emptied(tx, ctx, draft.id),
      ...(activation?.writes ?? []),
    ]
    const line = {
      action: 'registration.submitted',
      subject: { type: 'registration', id: registrationId },
      details: {
        route: 'sign-up-code',
        signUpCodeId: code.signUpCodeId,
        ...(code.scheme ? { membershipSchemeId: code.scheme.id } : {}),
        chargebandId: code.chargebandId,
      },
    }
    const written = recordAudit(tx, ctx, line, { alongside, last: activation?.queued })
    if (loginId) {
      await written
      await activate(tx, ctx, values, { by: 'signed-in', loginId })
    }
    // The code comes last: everybody who registers with it waits for this row, and now for no longer than a commit.
    const [taken] = await Promise.all([takeCode(tx, ctx, code), written])
    if (!taken) throw new Conflict({ key: 'errors.code.noLonger' })
    return { reference, outcome: loginId ? 'activated' : 'awaiting-activation' }
  })
}

/** Takes one use of a sign-up code; a membership code has no limit, and has only to be still open. */
async function takeCode(
  tx: Tx,
  ctx: Ctx,
  { signUpCodeId, scheme, code }: NonNullable<Draft['code']>,
): Promise<boolean> {
  if (signUpCodeId) return redeemSignUpCode(tx, ctx, signUpCodeId)
  const open = await schemeOfCode(tx, ctx, code)
  return open !== null && open.id === scheme?.id
}

/**
 * What the draft made already, which the statement that waited for it could not see, and what its registration needs.
 * Sent behind that statement, so that it is answered when the waiting is over.
 */
async function whatHoldsNow(tx: Tx, ctx: Ctx, draftToken: string) {
  const [row] = await holdingNow(tx, { practiceId: practiceOf(ctx), tokenHash: hashSecret(draftToken) })
  const { submitted = null, terms = 0, privacy = 0, loginId = null } = row ?? {}
  return { submitted, terms, privacy, emailKnown: loginId !== null }
}

const holdingNow = builtOnce('holding-now', (tx) =>
  tx
    .select({
      submitted: { reference: registrations.reference, status: registrations.status },
      terms: newestVersion(practices.id, 'terms'),
      privacy: newestVersion(practices.id, 'privacy'),
      loginId: sql<
        string | null
      >`(select id from ${logins} where lower(${logins.email}) = lower(${registrationDrafts.answers} -> 'contact' ->> 'email'))`,
    })
    .from(practices)
    .leftJoin(
      registrationDrafts,
      and(
        eq(registrationDrafts.practiceId, practices.id),
        eq(registrationDrafts.tokenHash, sql.placeholder('tokenHash')),
      ),
    )
    .leftJoin(
      registrations,
      and(eq(registrations.practiceId, practices.id), eq(registrations.draftId, registrationDrafts.id)),
    )
    .where(eq(practices.id, sql.placeholder('practiceId'))),
)

/** What was said is with the registration now; the draft stays a day for the confirmation page. */
function emptied(tx: Tx, ctx: Ctx, draftId: string) {
  return tx
    .update(registrationDrafts)
    .set({ answers: {}, passwordHash: null, expiresAt: new Date(ctx.now.getTime() + 24 * 3600_000) })
    .where(and(eq(registrationDrafts.practiceId, practiceOf(ctx)), eq(registrationDrafts.id, draftId)))
}

export function receiptOf(submitted: Pick<NonNullable<Draft['submitted']>, 'reference' | 'status'>): Receipt {
  return {
    reference: submitted.reference,
    outcome: submitted.status === 'awaiting-activation' ? 'awaiting-activation' : 'activated',
  }
}
