import { and, eq } from 'drizzle-orm'
import { patients, practiceSettings, registrationDrafts, registrations } from '@/drizzle/schema'
import { loginOf } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { moveAccount } from '@/lib/domain/accounts/move-account'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { startSession } from '@/lib/domain/logins/start-session'
import { currentVersions } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { activate, createLogin, type Registration } from '@/lib/domain/registrations/activate'
import { patientSession } from '@/lib/domain/registrations/activate-by-link'
import { activationChannelsFor, firstActivation } from '@/lib/domain/registrations/announce-activation'
import { loginOfEmail } from '@/lib/domain/registrations/load-registration'
import { submittedEvents } from '@/lib/domain/registrations/move'
import { newReference } from '@/lib/domain/registrations/reference'
import { type Receipt, receiptOf } from '@/lib/domain/registrations/submit-draft'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid, NotFound } from '@/lib/domain/shared/errors'
import { atOnce } from '@/lib/platform/at-once'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { inserting } from '@/lib/platform/inserting'
import { type ClaimDraft, claimUnderWay, lockClaim } from './claim-drafts'
import { redeemLetter } from './redeem-letter'

const day = 24 * 3_600_000
const noLonger = { key: 'errors.claim.noLonger' }

/**
 * Claims the account of a letter: the letter is used up, the account registered and the activation message queued, all
 * or nothing. Somebody signed in has nothing left to prove, nor has somebody with neither email nor mobile, whom the
 * letter alone identifies. The same draft sent twice gives the same receipt.
 */
export async function submitClaim(ctx: Ctx, input: { draftToken: string | null; locale: Locale }): Promise<Receipt> {
  authorize(ctx.actor, 'letter:claim')
  const claim = await claimUnderWay(ctx, input.draftToken)
  const signedIn = ctx.actor.kind === 'patient' ? loginOf(ctx.actor) : null
  return transaction(ctx, async (tx) => {
    const [again, person, versions, settings, emailOwner] = await Promise.all([
      lockClaim(tx, ctx, claim.id),
      whoClaims(tx, ctx, claim.letter.patientId),
      currentVersions(tx, practiceOf(ctx)),
      settingsIn(tx, ctx),
      loginOfEmail(tx, claim.signIn?.email ?? null),
    ])
    if (again.submitted) return receiptOf(again.submitted)
    if (!signedIn && (!claim.signIn || !again.passwordHash))
      throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
    if (!person) throw new Conflict(noLonger)
    const { letterId, accountId, patientId } = claim.letter
    const loginId = signedIn ?? (await loginOfUsername(tx, ctx, claim, again.passwordHash))
    const registration: Registration & { id: string } = {
      ...person,
      practiceId: practiceOf(ctx),
      id: newId(ctx.now.getTime()),
      reference: newReference(),
      draftId: claim.id,
      route: 'letter',
      status: 'awaiting-activation',
      email: signedIn ? null : (claim.signIn?.email ?? null),
      mobile: signedIn ? null : (claim.signIn?.mobile ?? null),
      passwordHash: signedIn ? null : again.passwordHash,
      loginId,
      patientId,
      termsVersion: versions.terms ?? 0,
      privacyVersion: versions.privacy ?? 0,
      locale: input.locale,
      submittedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + settings.unactivatedDays * day),
    }
    const { id: registrationId, reference, email = null, mobile = null } = registration
    const reach = { email, mobile, activationChannel: settings.activationChannel }
    const waits = activationChannelsFor(reach).length > 0
    const announced = { ...reach, id: registrationId, locale: input.locale }
    const activation = waits ? firstActivation(ctx, announced, { emailKnown: emailOwner !== null }) : null
    const writes = [
      inserting(registrations, [registration]),
      submittedEvents(ctx, registrationId),
      ...(activation?.writes ?? []),
    ]
    // One after the other on the connection, without waiting in between, so the first is sent at once. The letter decides
    // who of those that race wins.
    const [, redeemed, registered] = await Promise.all([
      tx.execute(atOnce(writes, activation?.queued)).execute(),
      redeemLetter(tx, ctx, { letterId, registrationId, patientId }),
      moveAccount(tx, ctx, accountId, 'register', { change: { registrationId } }),
      recordAudit(tx, ctx, {
        action: 'registration.submitted',
        subject: { type: 'registration', id: registrationId },
        patientId,
        details: { route: 'letter', letterId, accountId },
      }),
      keepReceipt(tx, ctx, claim),
    ])
    if (!redeemed || !registered) throw new Conflict(noLonger)
    if (waits) return { reference, outcome: 'awaiting-activation' }
    if (!loginId) throw new Invalid({ form: { key: 'errors.draft.incomplete' } })
    await activate(tx, ctx, registration, { by: signedIn ? 'signed-in' : 'letter', loginId })
    if (signedIn) return { reference, outcome: 'activated' }
    return {
      reference,
      outcome: 'activated',
      sessionToken: await startSession(tx, ctx.now, patientSession(loginId)),
    }
  })
}

/** A username is taken by making its login now, so that nobody else can have it while the person waits for a text. */
async function loginOfUsername(
  tx: Tx,
  ctx: Ctx,
  { signIn }: ClaimDraft,
  passwordHash: string | null,
): Promise<string | null> {
  if (!signIn?.username) return null
  const loginId = await createLogin(tx, ctx, { username: signIn.username, passwordHash })
  if (!loginId) throw new Conflict({ key: 'errors.claim.usernameTaken' })
  return loginId
}

/**
 * Who the account is for, as the practice has it; null when they left or died meanwhile. Whoever changes the same
 * patient's access, such as a move to another practice, takes turns with the claim at this row.
 */
async function whoClaims(tx: Tx, ctx: Ctx, patientId: string) {
  const [person] = await tx
    .select({
      title: patients.title,
      givenName: patients.givenName,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      chargebandId: patients.chargebandId,
      standing: patients.standing,
    })
    .from(patients)
    .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
    .for('no key update')
  if (!person || person.standing === 'deducted' || person.standing === 'deceased') return null
  const { standing: _, ...who } = person
  return who
}

async function settingsIn(tx: Tx, ctx: Ctx) {
  const [settings] = await tx
    .select({
      activationChannel: practiceSettings.activationChannel,
      unactivatedDays: practiceSettings.unactivatedDays,
    })
    .from(practiceSettings)
    .where(eq(practiceSettings.practiceId, practiceOf(ctx)))
  if (!settings) throw new NotFound('practice')
  return settings
}

/** The draft then says only that it was sent: its cookie shows the confirmation for a day. */
async function keepReceipt(tx: Tx, ctx: Ctx, { id: draftId, letter }: ClaimDraft): Promise<void> {
  await tx
    .update(registrationDrafts)
    .set({ answers: { letter }, passwordHash: null, expiresAt: new Date(ctx.now.getTime() + day) })
    .where(and(eq(registrationDrafts.practiceId, practiceOf(ctx)), eq(registrationDrafts.id, draftId)))
}
