import { and, eq } from 'drizzle-orm'
import { registrations } from '@/drizzle/schema'
import { tellPatient } from '@/lib/domain/accounts/tell-patient'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { announce } from '@/lib/platform/outbox'
import { type Owner, shownOwner } from './parties'

/** Writes to the proven email of whoever owes an invoice that it is there; says nothing where none is proven. */
export async function tellDebtor(tx: Tx, ctx: Ctx, owner: Owner, invoiceId: string): Promise<void> {
  const { patientId, registrationId: ofRegistration } = await shownOwner(tx, ctx, owner)
  if (patientId) {
    await tellPatient(tx, ctx, patientId, 'invoice-raised', { invoiceId })
    return
  }
  const [row] = await tx
    .select({
      id: registrations.id,
      email: registrations.email,
      by: registrations.activatedBy,
      locale: registrations.locale,
    })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.id, ofRegistration ?? '')))
  if (!row?.email || row.by !== 'email') return
  const { id: registrationId, email: recipient, locale } = row
  const about = { kind: 'invoice-raised' as const, channel: 'email' as const, recipient, locale, registrationId }
  await announce(tx, ctx, { ...about, ids: { invoiceId } })
}
