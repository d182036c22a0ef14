import { and, eq } from 'drizzle-orm'
import { patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { factsFor } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { addresseeLine, addresseeOf } from './addressee'
import { recordLetterEvent } from './move-letter'
import type { PostLetter } from './schema'

/**
 * Records that a printed letter goes by post, once staff have looked at the name and address on it. Never of a
 * restricted record, nor to nowhere, nor to another address than the one they looked at.
 */
export async function postLetter(ctx: Ctx, { patientId, shown }: PostLetter): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'letter:print')
  return transaction(ctx, async (tx) => {
    const { lastLetter, person } = await factsFor(tx, ctx, patientId, 'print-again')
    if (person.restricted) throw new Conflict({ key: 'errors.letter.restricted' })
    if (!person.hasAddress) throw new Conflict({ key: 'errors.letter.noAddress' })
    const [patient] = await tx
      .select({
        ...{ title: patients.title, givenName: patients.givenName, familyName: patients.familyName },
        ...{ address: patients.address, correspondenceAddress: patients.correspondenceAddress },
        restricted: patients.restricted,
      })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.id, patientId)))
    if (!patient || addresseeLine(addresseeOf(patient)) !== shown) {
      throw new Conflict({ key: 'errors.letter.addressChanged' })
    }
    const letterId = lastLetter?.id ?? ''
    await recordLetterEvent(tx, ctx, letterId, 'post')
    await recordAudit(tx, ctx, {
      action: 'letter.posted',
      subject: { type: 'letter', id: letterId },
      patientId,
      details: { to: patient.correspondenceAddress ? 'correspondence' : 'home' },
    })
    return { patientId }
  })
}
