import { and, eq, sql } from 'drizzle-orm'
import { patientChanges, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { decideChange } from './decide-change'
import { renewSearchTerms } from './edit-patient'
import type { AcceptChange } from './schema'
import type { Needs } from './vocabulary'

/** Accepts what a patient changed: a proven contact stays as it is, what they asked for is now written to the record. */
export async function acceptChange(ctx: Ctx, input: AcceptChange): Promise<void> {
  authorize(ctx.actor, 'change:decide')
  await transaction(ctx, async (tx) => {
    const { patient, change } = await decideChange(tx, ctx, input, { review: 'accepted' })
    const values = wishOf(change, patient)
    if (values) await write(tx, ctx, patient, change, values)
    await recordAudit(tx, ctx, {
      action: 'patient.change-accepted',
      subject: { type: 'patient', id: patient.id },
      patientId: patient.id,
      details: { field: change.field },
    })
  })
}

type Patient = typeof patients.$inferSelect
type Change = typeof patientChanges.$inferSelect
type Wish = Partial<Pick<Patient, 'address' | 'locale' | 'needs'>>

/** What the change would write; null for one that is on the record already. The verbs that proposed it checked its shape. */
function wishOf({ field, after }: Change, { needs }: Patient): Wish | null {
  if (field === 'address') return { address: after as PostalAddress }
  if (field === 'locale') return { locale: after as Locale }
  if (field === 'needs') return { needs: { ...needs, needs: (after as Needs).needs } }
  return null
}

/** The record may have moved on since it was asked for; the change then tells what it really replaced. */
async function write(tx: Tx, ctx: Ctx, patient: Patient, { id, field }: Change, wish: Wish): Promise<void> {
  const practiceId = practiceOf(ctx)
  await tx
    .update(patients)
    .set({ ...wish, version: sql`${patients.version} + 1` })
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patient.id)))
  const before = patient[field as keyof Wish]
  await tx
    .update(patientChanges)
    .set({ before })
    .where(and(eq(patientChanges.practiceId, practiceId), eq(patientChanges.id, id)))
  await renewSearchTerms(tx, ctx, patient.id)
}
