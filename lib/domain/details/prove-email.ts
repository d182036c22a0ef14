import { and, eq } from 'drizzle-orm'
import { contactProofs } from '@/drizzle/schema'
import type { PatientActor } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { peekSecret, redeemLink } from '@/lib/domain/secrets/redeem-secret'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { Conflict, NotFound } from '@/lib/domain/shared/errors'
import { changeable } from './own-record'
import { writeContact } from './write-contact'

const gone = { key: 'errors.details.linkGone' }

/** Uses the link of an email once. Whoever opens it reads that mailbox, and whoever asked for it knew the password. */
export async function proveEmail(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(ctx.actor, 'details:prove')
  const found = await peekSecret(ctx.db, 'email-proof', token, ctx.now)
  if (!found?.practiceId) throw new Conflict(gone)
  const { practiceId } = found
  const there = forPractice(ctx, practiceId)
  await transaction(there, async (tx) => {
    if (!(await redeemLink(tx, 'email-proof', token, ctx.now))) throw new Conflict(gone)
    const [proof] = await tx
      .delete(contactProofs)
      .where(and(eq(contactProofs.practiceId, practiceId), eq(contactProofs.id, found.subjectId)))
      .returning()
    if (!proof) throw new Conflict(gone)
    const { patientId, value, loginId } = proof
    await changeable(tx, practiceId, proof).catch((error) => {
      throw error instanceof NotFound ? new Conflict(gone) : error
    })
    const actor: PatientActor = { kind: 'patient', loginId, sessionId: '', address: null }
    const asPatient = { ...there, actor }
    await writeContact(tx, asPatient, { patientId, kind: 'email', value, how: 'link' })
    await recordAudit(tx, asPatient, {
      action: 'patient.contact-proven',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { kind: 'email' },
    })
  })
}

/** What the page of a link shows before the button is pressed; null when the link can no longer be used. */
export async function peekEmailProof(
  ctx: Ctx,
  token: string,
): Promise<{ practice: PracticeCard; email: string } | null> {
  authorize(ctx.actor, 'details:prove')
  const found = await peekSecret(ctx.db, 'email-proof', token, ctx.now)
  if (!found?.practiceId) return null
  const { practiceId, subjectId } = found
  const [proof] = await read(forPractice(ctx, practiceId), (tx) =>
    tx
      .select({ email: contactProofs.value })
      .from(contactProofs)
      .where(and(eq(contactProofs.practiceId, practiceId), eq(contactProofs.id, subjectId))),
  )
  return proof ? { practice: await practiceById(ctx.db, practiceId), email: proof.email } : null
}
