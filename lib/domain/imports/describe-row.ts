import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { MatchDetails } from '@/lib/domain/matching/explain-match'
import type { PatientDetails } from '@/lib/domain/patients/admit-patient'
import type { PracticeCard } from '@/lib/domain/practices/queries'
import type { ImportedPatient } from './read-row'

/** A row as the record it becomes, and as what it is held against others by. */
export function describeRow(
  row: ImportedPatient,
  { nation }: PracticeCard,
): { details: PatientDetails; match: MatchDetails } {
  const scheme = schemeOfNation[nation]
  const { identifier, email, mobile, postcode, line1, line2, town } = row
  const address = postcode && line1 ? { line1, postcode, ...(line2 ? { line2 } : {}), ...(town ? { town } : {}) } : null
  return {
    details: {
      title: row.title ?? null,
      givenName: row.givenName ?? '',
      familyName: row.familyName,
      preferredName: row.preferredName ?? null,
      dateOfBirth: row.dateOfBirth,
      sex: row.sex ?? null,
      ...{ gender: null, chargebandId: null, department: null, division: null, nextOfKin: null },
      usualClinician: row.usualClinician ?? null,
      address,
      contactPreferences: {},
      locale: row.locale,
      interpreter: row.interpreter,
      ...(row.standing ? { standing: row.standing } : {}),
      identifier: identifier
        ? { scheme, value: identifier, status: row.identifierVerified ? 'verified' : 'unverified' }
        : null,
      email: email ? { value: email, verified: false } : null,
      mobile: mobile ? { value: mobile, verified: false } : null,
    },
    match: {
      givenName: row.givenName ?? '',
      familyName: row.familyName,
      dateOfBirth: row.dateOfBirth,
      identifiers: identifier ? [`${scheme}:${identifier}`] : [],
      emails: email ? [email] : [],
      mobiles: mobile ? [mobile] : [],
      postcode: postcode ?? null,
    },
  }
}
