import { recordAccess } from '@/lib/domain/audit/record-access'
import type { MatchDetails, MatchFields } from '@/lib/domain/matching/explain-match'
import { findMatches } from '@/lib/domain/matching/find-matches'
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

/** The people on file a registration may be, and which details agree. Seeing them is a look at each. */
export async function possibleMatches(tx: Tx, ctx: Ctx, submitted: Submitted): Promise<PossibleMatch[]> {
  const { identifier, email, mobile, address } = submitted
  const found = await findMatches(tx, ctx, {
    givenName: submitted.givenName,
    familyName: submitted.familyName,
    dateOfBirth: submitted.dateOfBirth,
    identifiers: identifier ? [`${identifier.scheme}:${identifier.value}`] : [],
    emails: email ? [email] : [],
    mobiles: mobile ? [mobile] : [],
    postcode: address?.postcode ?? null,
  })
  const lines = await patientLines(
    tx,
    ctx,
    found.map(({ patientId }) => patientId),
  )
  for (const { id } of lines) await recordAccess(tx, ctx, { patientId: id, what: 'possible-match' })
  return lines.flatMap((patient) => {
    const match = found.find(({ patientId }) => patientId === patient.id)?.match
    return match ? [{ patient, fields: match.fields }] : []
  })
}
