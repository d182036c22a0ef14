import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict, Invalid } from '@/lib/domain/shared/errors'
import { activate, createLogin } from './activate'
import { loadRegistration, loginOfEmail } from './load-registration'
import type { EvidenceKind } from './vocabulary'

export type ActivateByHand = { registrationId: string; reason: string; evidence: EvidenceKind }

/**
 * Activates for somebody whose link or code never arrived, after a member of staff has seen who they are. An email that
 * signs in another login is left to that person; here the reference is the username.
 */
export async function activateByHand(ctx: Ctx, input: ActivateByHand): Promise<{ username: string | null }> {
  authorize(ctx.actor, 'registration:activate-by-hand')
  if (input.evidence === 'not-now') throw new Invalid({ evidence: { key: 'errors.evidence.required' } })
  return transaction(ctx, async (tx) => {
    const registration = await loadRegistration(tx, ctx, input.registrationId)
    if (registration.status !== 'awaiting-activation') throw new Conflict({ key: 'errors.registration.notWaiting' })
    const { email, passwordHash, reference } = registration
    const known = await loginOfEmail(tx, email)
    const username = reference.toLowerCase()
    const loginId =
      registration.loginId ??
      (known || !email ? null : await createLogin(tx, ctx, { email, username, passwordHash })) ??
      (await createLogin(tx, ctx, { username, passwordHash }))
    if (!loginId) throw new Conflict({ key: 'errors.activation.gone' })
    await activate(tx, ctx, registration, { by: 'staff', loginId, reason: input.reason })
    await recordAudit(tx, ctx, {
      action: 'registration.activated-by-hand',
      subject: { type: 'registration', id: registration.id },
      reason: input.reason,
      details: { evidence: input.evidence },
    })
    return { username: known && !registration.loginId ? username : null }
  })
}
