import { and, eq } from 'drizzle-orm'
import { patientContacts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { decideChange } from './decide-change'
import { renewSearchTerms } from './edit-patient'
import { preferContact, preferNext } from './prefer-contact'
import type { RejectChange } from './schema'
import { type ProvenField, provenFields } from './vocabulary'

/** Rejects what a patient changed, with a reason: a contact goes back to what the practice used before. They are told. */
export async function rejectChange(ctx: Ctx, input: RejectChange): Promise<void> {
  authorize(ctx.actor, 'change:decide')
  const { patientId, reason } = input
  await transaction(ctx, async (tx) => {
    const { change } = await decideChange(tx, ctx, input, { review: 'rejected', reason })
    const kind = provenFields.find((field) => field === change.field)
    if (kind) await restore(tx, ctx, patientId, kind, change)
    await tellPatient(tx, ctx, patientId, 'change-rejected')
    await recordAudit(tx, ctx, {
      action: 'patient.change-rejected',
      subject: { type: 'patient', id: patientId },
      patientId,
      reason,
      details: { field: change.field },
    })
  })
}

type Change = { before: unknown; after: unknown }

/** Takes away what the patient added, or no longer prefers it; what staff did to the contacts since then stays. */
async function restore(tx: Tx, ctx: Ctx, patientId: string, kind: ProvenField, change: Change): Promise<void> {
  const practiceId = practiceOf(ctx)
  const all = await tx
    .select()
    .from(patientContacts)
    .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.patientId, patientId)))
    .orderBy(patientContacts.id)
    .for('update')
  const { value, added } = givenBy(change)
  const ofKind = all.filter((contact) => contact.kind === kind)
  const given = ofKind.find((contact) => contact.value.toLowerCase() === value.toLowerCase())
  const used = ofKind.find((contact) => contact.value === change.before)
  if (given && added)
    await tx
      .delete(patientContacts)
      .where(and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.id, given.id)))
  if (given?.preferred && used) await preferContact(tx, ctx, used)
  if (given?.preferred && !used && added) await preferNext(tx, ctx, { patientId, kind })
  await renewSearchTerms(tx, ctx, patientId)
}

function givenBy({ after }: Change): { value: string; added: boolean } {
  if (typeof after !== 'object' || after === null || !('value' in after)) return { value: '', added: false }
  return { value: String(after.value), added: 'added' in after && after.added === true }
}
