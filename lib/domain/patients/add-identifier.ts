import { and, eq, ne } from 'drizzle-orm'
import { patientIdentifiers, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { renewSearchTerms } from './edit-patient'
import { recordChanges } from './record-changes'
import { inWordsOfTheDesk } from './register-patient'
import type { AddIdentifier } from './schema'

/**
 * Adds a number to a patient's record. A number that somebody else's record has as checked is refused; one it merely
 * has is kept when staff say so, and both are flagged. Nothing is joined.
 */
export async function addIdentifier(ctx: Ctx, input: AddIdentifier): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const practiceId = practiceOf(ctx)
  const scheme = schemeOfNation[await nationOf(ctx)]
  const { patientId, identifier: value, verified, heldAccepted } = input
  const status = verified ? ('verified' as const) : ('unverified' as const)
  try {
    await transaction(ctx, async (tx) => {
      const [patient] = await tx
        .select({ id: patients.id })
        .from(patients)
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
        .for('no key update')
      if (!patient) throw new NotFound('patient')
      await refuseSecond(tx, practiceId, patientId, { scheme, value })
      const held = await heldByOthers(tx, practiceId, patientId, { scheme, value })
      if (held.includes('verified')) throw new Invalid({ identifier: { key: `errors.patient.numberTaken.${scheme}` } })
      if (held.length > 0 && !heldAccepted) {
        throw new Invalid(
          {
            identifier: { key: 'errors.patient.numberHeld' },
            heldAccepted: { key: 'errors.patient.numberHeldAccept' },
          },
          { heldAccepted: '' },
        )
      }
      const number = { practiceId, id: newId(ctx.now.getTime()), patientId, scheme, value, status, createdAt: ctx.now }
      await tx.insert(patientIdentifiers).values(number)
      await recordChanges(tx, ctx, patientId, [{ field: 'identifier', before: null, after: { scheme, value, status } }])
      await renewSearchTerms(tx, ctx, patientId)
      await recordAudit(tx, ctx, {
        action: 'patient.identifier-added',
        subject: { type: 'patient', id: patientId },
        patientId,
        details: { scheme, status, heldByOthers: held.length },
      })
    })
  } catch (error) {
    throw inWordsOfTheDesk(error, scheme)
  }
}

type Numbered = { scheme: string; value: string }

/** A patient has one current number of a scheme: the one before is superseded first, with the reason. */
async function refuseSecond(tx: Tx, practiceId: string, patientId: string, { scheme, value }: Numbered): Promise<void> {
  const own = await tx
    .select({ value: patientIdentifiers.value, status: patientIdentifiers.status })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.patientId, patientId),
        eq(patientIdentifiers.scheme, scheme),
      ),
    )
  if (own.some((one) => one.value === value)) throw new Invalid({ identifier: { key: 'errors.patient.numberKnown' } })
  if (own.some(({ status }) => status !== 'superseded'))
    throw new Invalid({ identifier: { key: 'errors.patient.numberCurrent' } })
}

async function heldByOthers(tx: Tx, practiceId: string, patientId: string, { scheme, value }: Numbered) {
  const rows = await tx
    .select({ status: patientIdentifiers.status })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.scheme, scheme),
        eq(patientIdentifiers.value, value),
        ne(patientIdentifiers.patientId, patientId),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
  return rows.map(({ status }) => status)
}
