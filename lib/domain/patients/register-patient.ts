import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { invitePatient } from '@/lib/domain/chargebands/invite-patient'
import { isInUse } from '@/lib/domain/chargebands/is-in-use'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { lockPerson } from '@/lib/domain/matching/find-matches'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Invalid } from '@/lib/domain/shared/errors'
import { admitPatient } from './admit-patient'
import type { PatientForm } from './schema'
import { refuseSharedContacts, refuseUnseenMatches, rememberDifferent } from './who-else'

/**
 * Puts a person at the desk on file. Somebody on file who may be the same is shown first, and nothing is joined; a
 * number that was checked belongs to one patient of the practice.
 */
export async function registerPatient(ctx: Ctx, input: PatientForm): Promise<{ patientId: string }> {
  authorize(ctx.actor, 'patient:register')
  const { nation } = await practiceById(ctx.db, practiceOf(ctx))
  const { identifier, email, mobile, postcode, line1 } = input
  const scheme = schemeOfNation[nation]
  try {
    return await transaction(ctx, async (tx) => {
      await lockPerson(tx, ctx, input.dateOfBirth)
      const others = await refuseUnseenMatches(
        tx,
        ctx,
        {
          givenName: input.givenName ?? '',
          familyName: input.familyName,
          dateOfBirth: input.dateOfBirth,
          identifiers: identifier ? [`${scheme}:${identifier}`] : [],
          emails: email ? [email] : [],
          mobiles: mobile ? [mobile] : [],
          postcode: postcode ?? null,
        },
        input,
      )
      const contacts = [
        ...(email ? [{ kind: 'email' as const, value: email }] : []),
        ...(mobile ? [{ kind: 'mobile' as const, value: mobile }] : []),
      ]
      const shared = await refuseSharedContacts(tx, ctx, contacts, input)
      const chargebandId = input.chargebandId ?? null
      if (chargebandId && !(await isInUse(tx, ctx, chargebandId)))
        throw new Invalid({ chargebandId: { key: 'errors.choice.invalid' } })
      const patientId = await admitPatient(tx, ctx, {
        title: input.title ?? null,
        givenName: input.givenName ?? '',
        familyName: input.familyName,
        preferredName: input.preferredName ?? null,
        dateOfBirth: input.dateOfBirth,
        dateOfBirthApproximate: input.dateOfBirthApproximate,
        sex: input.sex ?? null,
        gender: null,
        chargebandId,
        department: null,
        division: null,
        siteId: input.siteId ?? null,
        usualClinician: input.usualClinician ?? null,
        address:
          postcode && line1
            ? {
                line1,
                postcode,
                ...(input.line2 ? { line2: input.line2 } : {}),
                ...(input.town ? { town: input.town } : {}),
              }
            : null,
        nextOfKin: null,
        contactPreferences: {},
        locale: input.locale,
        needs: { needs: input.needs },
        interpreter: input.interpreter,
        identifier: identifier
          ? { scheme, value: identifier, status: input.identifierVerified ? 'verified' : 'unverified' }
          : null,
        email: email ? { value: email, verified: input.emailVerified, shared } : null,
        mobile: mobile ? { value: mobile, verified: input.mobileVerified, shared } : null,
      })
      await rememberDifferent(tx, ctx, patientId, others)
      const invited = await invitePatient(tx, ctx, { patientId, chargebandId })
      await recordAudit(tx, ctx, {
        action: 'patient.registered',
        subject: { type: 'patient', id: patientId },
        patientId,
        details: { saidDifferentFrom: others, ...(invited ? { invited } : {}) },
      })
      return { patientId }
    })
  } catch (error) {
    throw inWordsOfTheDesk(error, scheme)
  }
}

/** What the database refused, at the field it is about. */
export function inWordsOfTheDesk(error: unknown, scheme: string): unknown {
  const constraint = violatedConstraint(error)
  if (constraint === 'patient_identifiers_verified') {
    return new Invalid({ identifier: { key: `errors.patient.numberTaken.${scheme}` } })
  }
  if (constraint?.startsWith('patients_practice_id_chargeband_id')) {
    return new Invalid({ chargebandId: { key: 'errors.choice.invalid' } })
  }
  if (constraint?.startsWith('patients_practice_id_site_id')) {
    return new Invalid({ siteId: { key: 'errors.choice.invalid' } })
  }
  return error
}
