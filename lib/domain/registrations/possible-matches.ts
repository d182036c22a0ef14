import { recordAccess } from '@/lib/domain/audit/record-access'
import { explainMatch, type MatchDetails, type MatchFields } from '@/lib/domain/matching/explain-match'
import { findMatches } from '@/lib/domain/matching/find-matches'
import { detailsOfPatients } from '@/lib/domain/matching/known-details'
import { type PatientLine, patientLines } from '@/lib/domain/patients/patient-lines'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

export type PossibleMatch = {
  patient: PatientLine
  fields: MatchFields
}

type Submitted = Pick<MatchDetails, 'givenName' | 'familyName' | 'dateOfBirth'> & {
  identifier: { scheme: string; value: string } | null
  email: string | null
  mobile: string | null
  address: { postcode: string } | null
}

/**
 * The people on file a registration may be, and which details agree; with `chosen`, a patient staff picked themselves
 * as well. Seeing them is a look at each.
 */
export async function possibleMatches(
  tx: Tx,
  ctx: Ctx,
  submitted: Submitted,
  chosen?: string,
): Promise<PossibleMatch[]> {
  const { identifier, email, mobile, address } = submitted
  const details: MatchDetails = {
    givenName: submitted.givenName,
    familyName: submitted.familyName,
    dateOfBirth: submitted.dateOfBirth,
    identifiers: identifier ? [`${identifier.scheme}:${identifier.value}`] : [],
    emails: email ? [email] : [],
    mobiles: mobile ? [mobile] : [],
    postcode: address?.postcode ?? null,
  }
  const found = new Map((await findMatches(tx, ctx, details)).map(({ patientId, match }) => [patientId, match.fields]))
  if (chosen && !found.has(chosen)) {
    const [known] = await detailsOfPatients(tx, ctx, [chosen])
    if (known) found.set(chosen, explainMatch(details, known).fields)
  }
  const lines = await patientLines(tx, ctx, [...found.keys()])
  for (const { id } of lines) await recordAccess(tx, ctx, { patientId: id, what: 'possible-match' })
  return lines.flatMap((patient) => {
    const fields = found.get(patient.id)
    return fields ? [{ patient, fields }] : []
  })
}
