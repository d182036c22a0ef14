import { and, eq, inArray, isNull } from 'drizzle-orm'
import {
  identifications,
  patientContacts,
  patientEntries,
  patientIdentifiers,
  patientSearchTerms,
} from '@/drizzle/schema'
import { admitPatients } from '@/lib/domain/patients/admit-patient'
import { searchTermsOf } from '@/lib/domain/patients/search-terms'
import { todayOf } from '@/lib/domain/practices/practice-day'
import { type Ctx, elsewhere, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Mover } from './load-movers'
import type { SplitParams } from './params'

type From = { practiceId: string; name: string }
type Wanted = Pick<SplitParams, 'siteId' | 'chargebandId' | 'reason'>

/**
 * Puts patients on file at the other practice as they are on file here: the record, every contact with its proof, every
 * number, and the checks of who they are, marked as carried over. Their ids there, by their ids here.
 */
export async function carryPatients(
  tx: Tx,
  ctx: Ctx,
  there: Ctx,
  movers: Mover[],
  wanted: Wanted & { from: From },
): Promise<Map<string, string>> {
  if (movers.length === 0) return new Map()
  const checks = await checksOf(
    tx,
    ctx,
    movers.map(({ patient }) => patient.id),
  )
  return elsewhere(tx, ctx, there, async () => {
    const today = await todayOf(tx, there)
    const ids = await admitPatients(
      tx,
      there,
      movers.map(({ patient }) => recordOf(patient, today, wanted)),
    )
    const idThere = new Map(movers.map(({ patient }, index) => [patient.id, ids[index] ?? '']))
    await writeReach(tx, there, movers, idThere)
    await writeChecks(tx, there, checks, idThere, wanted.from)
    return idThere
  })
}

function recordOf(
  patient: Mover['patient'],
  today: string,
  { siteId, chargebandId, reason, from }: Wanted & { from: From },
) {
  const { practiceId: _practice, id: _id, version: _version, createdAt: _createdAt, ...record } = patient
  return {
    ...record,
    ...{ siteId, chargebandId, department: null, division: null },
    standingSince: today,
    standingReason: `${from.name}: ${reason}`,
    ...{ identifier: null, email: null, mobile: null },
  }
}

/** Contacts, numbers, and what they are searched by. */
async function writeReach(tx: Tx, there: Ctx, movers: Mover[], idThere: Map<string, string>): Promise<void> {
  const practiceId = practiceOf(there)
  const moved = (patientId: string) => ({ practiceId, id: newId(), patientId: idThere.get(patientId) ?? '' })
  // Who verified a contact is somebody of the other practice; how it was done stays.
  const contacts = movers.flatMap((mover) =>
    mover.contacts.map((one) => ({ ...one, ...moved(one.patientId), verifiedBy: null })),
  )
  const numbers = movers.flatMap((mover) => mover.numbers.map((one) => ({ ...one, ...moved(one.patientId) })))
  const terms = movers.flatMap(({ patient, ...mover }) =>
    searchTermsOf({
      ...patient,
      identifiers: mover.numbers.map(({ value }) => value),
      contacts: mover.contacts,
      postcode: patient.address?.postcode ?? null,
    }).map((term) => ({ practiceId, term, born: patient.dateOfBirth, patientId: idThere.get(patient.id) ?? '' })),
  )
  if (contacts.length > 0) await tx.insert(patientContacts).values(contacts)
  if (numbers.length > 0) await tx.insert(patientIdentifiers).values(numbers)
  if (terms.length > 0) await tx.insert(patientSearchTerms).values(terms).onConflictDoNothing()
}

/** The checks that count, and the coded entries that go with them. */
async function checksOf(tx: Tx, ctx: Ctx, patientIds: string[]) {
  const practiceId = practiceOf(ctx)
  const found = await tx
    .select()
    .from(identifications)
    .where(
      and(
        eq(identifications.practiceId, practiceId),
        inArray(identifications.patientId, patientIds),
        isNull(identifications.withdrawnAt),
      ),
    )
  const entries = await tx
    .select()
    .from(patientEntries)
    .where(
      and(
        eq(patientEntries.practiceId, practiceId),
        inArray(patientEntries.patientId, patientIds),
        isNull(patientEntries.withdrawnAt),
      ),
    )
  return { found, entries }
}

async function writeChecks(
  tx: Tx,
  there: Ctx,
  { found, entries }: Awaited<ReturnType<typeof checksOf>>,
  idThere: Map<string, string>,
  from: From,
): Promise<void> {
  const moved = (patientId: string) => ({
    ...{ practiceId: practiceOf(there), id: newId(there.now.getTime()), patientId: idThere.get(patientId) ?? '' },
    createdAt: there.now,
  })
  const checks = found.map((one) => ({
    ...{ ...one, ...moved(one.patientId), staffId: null },
    carriedFrom: one.carriedFrom ?? from.practiceId,
  }))
  if (checks.length > 0) await tx.insert(identifications).values(checks)
  if (entries.length > 0) {
    await tx.insert(patientEntries).values(entries.map((one) => ({ ...one, ...moved(one.patientId) })))
  }
}
