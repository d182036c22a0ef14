import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { patientContacts, patientIdentifiers, patientSearchTerms, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { keepWorkEmail } from '@/lib/domain/accounts/work-email'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { invitePatient } from '@/lib/domain/chargebands/invite-patient'
import { isInUse } from '@/lib/domain/chargebands/is-in-use'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { nationOf } from '@/lib/domain/practices/queries'
import type { PostalAddress } from '@/lib/domain/registrations/vocabulary'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid, NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { detailsAfter, factsFrom } from './facts-of-person'
import { changesBetween, recordChanges, updatePatient } from './record-changes'
import { inWordsOfTheDesk } from './register-patient'
import type { EditPatient } from './schema'
import { searchTermsOf } from './search-terms'

/** Changes a patient's record, unless somebody else has since the page was shown. What changed is kept field by field. */
export async function editPatient(ctx: Ctx, input: EditPatient): Promise<void> {
  authorize(ctx.actor, 'patient:edit')
  const { patientId, version, postcode, line1, line2, town, needs, needsNote, needsReviewOn, ...more } = input
  const { postalPostcode, postalLine1, postalLine2, postalTown, ...told } = more
  const { facts, given } = factsFrom(told)
  const practiceId = practiceOf(ctx)
  const scheme = schemeOfNation[await nationOf(ctx)]
  try {
    await transaction(ctx, async (tx) => {
      const [before] = await tx
        .select()
        .from(patients)
        .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
      if (!before) throw new NotFound('patient')
      const moreDetails = await detailsAfter(tx, ctx, before.moreDetails, facts)
      const values = {
        ...given,
        title: given.title ?? null,
        givenName: given.givenName ?? '',
        preferredName: given.preferredName ?? null,
        sex: given.sex ?? null,
        chargebandId: given.chargebandId ?? null,
        siteId: given.siteId ?? null,
        usualClinician: given.usualClinician ?? null,
        gender: given.gender ?? null,
        department: given.department ?? null,
        division: given.division ?? null,
        moreDetails,
        address: keepCounty(before.address, addressOf(postcode, line1, line2, town)),
        correspondenceAddress: addressOf(postalPostcode, postalLine1, postalLine2, postalTown),
        needs: {
          needs,
          ...(needsNote ? { note: needsNote } : {}),
          ...(needsReviewOn ? { reviewOn: needsReviewOn } : {}),
        },
      }
      const changes = changesBetween(before, values)
      const moved = values.chargebandId !== before.chargebandId
      if (moved && values.chargebandId && !(await isInUse(tx, ctx, values.chargebandId)))
        throw new Invalid({ chargebandId: { key: 'errors.choice.invalid' } })
      await updatePatient(tx, ctx, { patientId, version }, values)
      await recordChanges(tx, ctx, patientId, changes)
      if (facts.told.workEmail !== before.moreDetails.workEmail)
        await keepWorkEmail(tx, ctx, { patientId }, facts.told.workEmail)
      await renewSearchTerms(tx, ctx, patientId)
      const invited = moved && (await invitePatient(tx, ctx, { patientId, chargebandId: values.chargebandId }))
      await recordAudit(tx, ctx, {
        action: 'patient.edited',
        subject: { type: 'patient', id: patientId },
        patientId,
        details: { fields: changes.map(({ field }) => field), ...(invited ? { invited } : {}) },
      })
    })
  } catch (error) {
    throw inWordsOfTheDesk(error, scheme)
  }
}

function addressOf(postcode?: string, line1?: string, line2?: string, town?: string): PostalAddress | null {
  if (!postcode || !line1) return null
  return { line1, postcode, ...(line2 ? { line2 } : {}), ...(town ? { town } : {}) }
}

/** The form has no county; one that was told stays while its address does. */
function keepCounty(before: PostalAddress | null, after: PostalAddress | null): PostalAddress | null {
  const { county, ...rest } = before ?? {}
  return county && isDeepStrictEqual(rest, after) ? before : after
}

/** Writes anew what staff may type to find this patient, from the record as it is now. */
export async function renewSearchTerms(tx: Tx, ctx: Ctx, patientId: string): Promise<void> {
  const practiceId = practiceOf(ctx)
  const [person] = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.practiceId, practiceId), eq(patients.id, patientId)))
  if (!person) throw new NotFound('patient')
  const ofPatient = and(eq(patientContacts.practiceId, practiceId), eq(patientContacts.patientId, patientId))
  const contacts = await tx.select().from(patientContacts).where(ofPatient)
  const numbers = await tx
    .select({ value: patientIdentifiers.value })
    .from(patientIdentifiers)
    .where(and(eq(patientIdentifiers.practiceId, practiceId), eq(patientIdentifiers.patientId, patientId)))
  const terms = searchTermsOf({
    ...person,
    identifiers: numbers.map(({ value }) => value),
    contacts,
    postcode: person.address?.postcode ?? null,
  })
  await tx
    .delete(patientSearchTerms)
    .where(and(eq(patientSearchTerms.practiceId, practiceId), eq(patientSearchTerms.patientId, patientId)))
  await tx
    .insert(patientSearchTerms)
    .values(terms.map((term) => ({ practiceId, term, born: person.dateOfBirth, patientId })))
}
