import { authorize } from '@/lib/domain/access/authorize'
import { recordAudits } from '@/lib/domain/audit/record-audit'
import type { ItemResult, Piece } from '@/lib/domain/batches/run-batch'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import type { MatchDetails } from '@/lib/domain/matching/explain-match'
import { Among, candidatesOf, lockPeople } from '@/lib/domain/matching/match-many'
import { admitPatients, type PatientDetails } from '@/lib/domain/patients/admit-patient'
import type { PatientForm } from '@/lib/domain/patients/schema'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { practiceOf } from '@/lib/domain/shared/context'
import { ImportParams, RowData } from './params'
import { rowReader } from './read-row'

/**
 * Puts the rows of an import on file, some hundreds in one transaction, each whole or not at all. Somebody on file of
 * the same number, birth date and surname is left as they are; whoever may be somebody on file waits for staff.
 */
export const importPiece: Piece = {
  size: 500,
  run: async (tx, ctx, batch, items) => {
    authorize(ctx.actor, 'patient:import')
    const { mapping = [] } = ImportParams.parse(batch.params)
    const practice = await practiceById(tx, practiceOf(ctx))
    const read = rowReader(mapping, practice)
    const results: ItemResult[] = []
    const people: { position: number; details: PatientDetails; match: MatchDetails }[] = []
    for (const { position, data } of items) {
      const reading = read(RowData.parse(data).cells)
      if (reading.ok) people.push({ position, ...describe(reading.patient, practice) })
      else results.push({ position, state: 'left-out', outcome: 'not-valid' })
    }
    await lockPeople(
      tx,
      ctx,
      people.map(({ match }) => match.dateOfBirth),
    )
    const among = new Among(
      await candidatesOf(
        tx,
        ctx,
        people.map(({ match }) => match),
      ),
    )
    const fresh = people.filter(({ position, match }) => {
      const found = among.find(match)
      if (!found) among.add({ ...match, patientId: '' })
      else results.push({ position, state: 'left-out', ...reasonOf(found) })
      return !found
    })
    const ids = await admitPatients(
      tx,
      ctx,
      fresh.map(({ details }) => details),
    )
    fresh.forEach(({ position }, index) => {
      results.push({ position, state: 'done', ...(ids[index] ? { resultId: ids[index] } : {}) })
    })
    await recordAudits(
      tx,
      ctx,
      ids.map((patientId) => ({
        action: 'patient.imported',
        subject: { type: 'patient', id: patientId },
        patientId,
        details: { import: batch.id },
      })),
    )
    return results
  },
}

/** Somebody without an id stands in the same piece of the same file. */
function reasonOf({ kind, patientId }: { kind: 'on-file' | 'possible'; patientId: string }) {
  if (!patientId) return { outcome: kind === 'on-file' ? 'twice-in-file' : 'alike-in-file' }
  return { outcome: kind === 'on-file' ? 'already-on-file' : 'possible-match', resultId: patientId }
}

function describe(row: PatientForm, { nation }: PracticeCard): { details: PatientDetails; match: MatchDetails } {
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
