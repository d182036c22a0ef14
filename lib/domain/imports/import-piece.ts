import { authorize } from '@/lib/domain/access/authorize'
import { recordAudits } from '@/lib/domain/audit/record-audit'
import type { ItemResult, Piece } from '@/lib/domain/batches/run-batch'
import type { MatchDetails } from '@/lib/domain/matching/explain-match'
import { Among, candidatesOf, lockPeople } from '@/lib/domain/matching/match-many'
import { admitPatients, type PatientDetails } from '@/lib/domain/patients/admit-patient'
import { contactsInUse } from '@/lib/domain/patients/contacts-in-use'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { describeRow } from './describe-row'
import { eachReading } from './each-reading'
import { ImportParams, RowData } from './params'
import { rowReader } from './read-row'

type Person = { position: number; details: PatientDetails; match: MatchDetails }

/**
 * Puts the rows of an import on file, some hundreds in one transaction, each whole or not at all. Somebody on file of
 * the same number, birth date and surname is left as they are; whoever may be somebody on file waits for staff.
 */
export const importPiece: Piece = {
  size: 1000,
  forgets: true,
  run: async (tx, ctx, batch, items) => {
    authorize(ctx.actor, 'patient:import')
    const { mapping = [] } = ImportParams.parse(batch.params)
    const practice = await practiceById(tx, practiceOf(ctx))
    const results: ItemResult[] = []
    const people: Person[] = []
    const rows = items.map(({ position, data }) => ({ position, cells: RowData.parse(data).cells }))
    await eachReading(rows, rowReader(mapping, practice), ({ position }, reading) => {
      if (reading.ok) people.push({ position, ...describeRow(reading.patient, practice) })
      else results.push({ position, state: 'left-out', outcome: 'not-valid' })
    })
    const descriptions = people.map(({ match }) => match)
    await lockPeople(
      tx,
      ctx,
      descriptions.map(({ dateOfBirth }) => dateOfBirth),
    )
    const among = new Among(await candidatesOf(tx, ctx, descriptions))
    const fresh = people.filter(({ position, match }) => {
      const found = among.find(match)
      if (!found) among.add({ ...match, patientId: '' })
      else results.push({ position, state: 'left-out', ...reasonOf(found) })
      return !found
    })
    return [...results, ...(await putOnFile(tx, ctx, batch.id, fresh))]
  },
}

/** Somebody without an id stands in the same piece of the same file. */
function reasonOf({ kind, patientId }: { kind: 'on-file' | 'possible'; patientId: string }) {
  if (!patientId) return { outcome: kind === 'on-file' ? 'twice-in-file' : 'alike-in-file' }
  return { outcome: kind === 'on-file' ? 'already-on-file' : 'possible-match', resultId: patientId }
}

/** An address or number that others use is kept, and told: a family often shares one, and the desk would be warned. */
async function putOnFile(tx: Tx, ctx: Ctx, importId: string, people: Person[]): Promise<ItemResult[]> {
  const contactsOf = ({ match }: Person) => [...match.emails, ...match.mobiles]
  const inUse = await contactsInUse(tx, ctx, people.flatMap(contactsOf))
  const ids = await admitPatients(
    tx,
    ctx,
    people.map(({ details }) => details),
  )
  await recordAudits(
    tx,
    ctx,
    ids.map((patientId) => ({
      action: 'patient.imported',
      subject: { type: 'patient', id: patientId },
      patientId,
      details: { import: importId },
    })),
  )
  return people.map((person, index): ItemResult => {
    const shared = contactsOf(person).some((value) => inUse.has(value))
    for (const value of contactsOf(person)) inUse.add(value)
    const resultId = ids[index]
    return {
      ...{ position: person.position, state: 'done' },
      ...(resultId ? { resultId } : {}),
      ...(shared ? { outcome: 'shared-contact' } : {}),
    }
  })
}
