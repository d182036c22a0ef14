import { sql } from 'drizzle-orm'
import { logins, onlineAccounts, registrations } from '@/drizzle/schema'
import { workEmailKey } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { openClaimedAccount } from '@/lib/domain/letters/activate-claim'
import { findMatches, lockPerson } from '@/lib/domain/matching/find-matches'
import { joinAtActivation } from '@/lib/domain/memberships/join-at-activation'
import { admitPatient } from '@/lib/domain/patients/admit-patient'
import { endSecrets } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { countFunnel } from '@/lib/domain/sign-up-codes/count-funnel'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { matchDetailsOf, patientDetailsOf } from './details-of'
import { move } from './move'

export type Registration = typeof registrations.$inferInsert
/** How the person proved themselves, and the login it is for. */
export type Proof = { by: 'email' | 'sms' | 'signed-in' | 'staff' | 'letter'; loginId: string; reason?: string }

/**
 * Finishes a registration inside the caller's transaction: the patient record, its place on the chargeband and the
 * online account together; or, where the details match someone on file, the account alone, and staff decide. With a
 * membership code they join its scheme in the same moment; returns the id of the invoice they then owe, or null.
 */
export async function activate(tx: Tx, ctx: Ctx, registration: Registration, proof: Proof): Promise<string | null> {
  const practiceId = practiceOf(ctx)
  // With a letter the patient is known, and nothing is matched.
  if (registration.route !== 'letter') await lockPerson(tx, ctx, registration.dateOfBirth)
  const activated = await move(tx, ctx, registration.id, 'activate', {
    activatedAt: ctx.now,
    activatedBy: proof.by,
    loginId: proof.loginId,
    passwordHash: null,
  })
  if (!activated) throw new Conflict({ key: 'errors.activation.gone' })
  if (registration.route === 'letter') return activateClaim(tx, ctx, registration, proof)
  const matches = await findMatches(tx, ctx, matchDetailsOf(registration))
  const patientId = matches.length === 0 ? await admitPatient(tx, ctx, patientDetailsOf(registration, proof.by)) : null
  if (patientId) {
    await tx.execute(
      sql`update ${registrations} set patient_id = ${patientId} where practice_id = ${practiceId} and id = ${registration.id}`,
    )
  } else await move(tx, ctx, registration.id, 'review')
  await tx.insert(onlineAccounts).values({
    practiceId,
    id: newId(ctx.now.getTime()),
    loginId: proof.loginId,
    patientId,
    registrationId: registration.id,
    kind: 'basic',
    status: 'active',
    workEmail: workEmailKey(registration.moreDetails?.workEmail),
    createdAt: ctx.now,
  })
  if (registration.signUpCodeId) await countFunnel(tx, ctx, registration.signUpCodeId, 'activated')
  const outcome = patientId ? 'patient-created' : 'in-review'
  const invoiceId = await joinAtActivation(tx, ctx, registration, patientId)
  await finish(tx, ctx, registration, proof, { patientId, outcome, matches: matches.length })
  return invoiceId
}

/** Opens the account of a patient on file, whose letter this registration used. */
async function activateClaim(tx: Tx, ctx: Ctx, registration: Registration, proof: Proof): Promise<null> {
  const patientId = await openClaimedAccount(tx, ctx, registration, proof)
  if (!patientId) throw new Conflict({ key: 'errors.activation.gone' })
  await finish(tx, ctx, registration, proof, { patientId, outcome: 'account-claimed' })
  return null
}

/** Closes what could activate it again, and writes it down. */
async function finish(
  tx: Tx,
  ctx: Ctx,
  { id }: Registration,
  proof: Proof,
  { patientId, ...details }: { patientId: string | null; outcome: string; matches?: number },
): Promise<void> {
  for (const kind of ['activation', 'activation-code'] as const) await endSecrets(tx, ctx.now, kind, id)
  await recordAudit(tx, ctx, {
    action: 'registration.activated',
    subject: { type: 'registration', id },
    ...(patientId ? { patientId } : {}),
    ...(proof.reason ? { reason: proof.reason } : {}),
    details: { by: proof.by, ...details },
  })
}

/** The login of a first activation. Null when another login has the email by now: the first to activate it wins. */
export async function createLogin(
  tx: Tx,
  ctx: Ctx,
  login: { email?: string; username?: string; passwordHash: string | null },
): Promise<string | null> {
  const [row] = await tx
    .insert(logins)
    .values({ id: newId(ctx.now.getTime()), ...login, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: logins.id })
  return row?.id ?? null
}
