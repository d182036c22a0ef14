import { and, eq } from 'drizzle-orm'
import { contactProofs, patientContacts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { provePassword } from '@/lib/domain/logins/prove-password'
import type { ProvenField } from '@/lib/domain/patients/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { Invalid, RateLimited } from '@/lib/domain/shared/errors'
import { mobile } from '@/lib/domain/shared/fields'
import { newId } from '@/lib/platform/ids'
import { announce } from '@/lib/platform/outbox'
import { takePoint } from '@/lib/platform/rate-limit'
import { ownRecord } from './own-record'
import { readAs } from './read-as'

type Asked = { accountId: string; kind: ProvenField; value: string; password: string; locale: Locale }

/**
 * A patient gives another email address or mobile number and, with their password, asks to prove it: a link goes to the
 * address, a code to the number. The record stays as it is until then.
 */
export async function askContact(ctx: Ctx, input: Asked): Promise<{ accountId: string }> {
  authorize(ctx.actor, 'details:change')
  const { accountId, kind, password, locale } = input
  const own = await ownRecord(ctx, accountId)
  const { there, practiceId, patientId, loginId } = own
  const value = kind === 'mobile' ? readAs(mobile(own.nation), kind, input.value) : input.value
  const [inUse] = await read(there, (tx) =>
    tx
      .select({ value: patientContacts.value, verifiedAt: patientContacts.verifiedAt })
      .from(patientContacts)
      .where(
        and(
          eq(patientContacts.practiceId, practiceId),
          eq(patientContacts.patientId, patientId),
          eq(patientContacts.kind, kind),
          eq(patientContacts.preferred, true),
        ),
      ),
  )
  if (inUse?.verifiedAt && inUse.value.toLowerCase() === value.toLowerCase())
    throw new Invalid({ [kind]: { key: 'errors.details.inUse' } })
  await provePassword(ctx, { password, field: 'password', refused: 'patient.contact-refused' })
  const wait = await takePoint(ctx.db, 'contact-proof', loginId)
  if (wait > 0) throw new RateLimited(wait)
  await transaction(there, async (tx) => {
    const proof = { patientId, kind, value, accountId, loginId, askedAt: ctx.now }
    const [row] = await tx
      .insert(contactProofs)
      .values({ practiceId, id: newId(ctx.now.getTime()), ...proof })
      .onConflictDoUpdate({
        target: [contactProofs.practiceId, contactProofs.patientId, contactProofs.kind],
        set: proof,
      })
      .returning({ id: contactProofs.id })
    if (!row) throw new Error('The proof was not kept')
    const secretKind = kind === 'email' ? ('email-proof' as const) : ('mobile-proof' as const)
    const secretId = await issueSecret(tx, ctx.now, { kind: secretKind, practiceId, subjectId: row.id })
    const channel = kind === 'email' ? ('email' as const) : ('sms' as const)
    await announce(tx, there, { kind: secretKind, channel, recipient: value, locale, ids: { secretId }, patientId })
    await recordAudit(tx, there, {
      action: 'patient.contact-asked',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { kind },
    })
  })
  return { accountId }
}
