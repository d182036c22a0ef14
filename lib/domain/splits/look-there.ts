import { and, eq, inArray } from 'drizzle-orm'
import { type patientContacts, patientIdentifiers, patientMoves, type patients } from '@/drizzle/schema'
import type { Known } from '@/lib/domain/matching/known-details'
import { Among, candidatesOf, lockPeople } from '@/lib/domain/matching/match-many'
import { type Ctx, elsewhere, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'

/** A patient with what others may know them by. */
export type Described = {
  patient: typeof patients.$inferSelect
  contacts: (typeof patientContacts.$inferSelect)[]
  numbers: (typeof patientIdentifiers.$inferSelect)[]
}

/**
 * Looks for each at the other practice. Those who were moved from here are passed over: whoever was two people here is
 * two people there.
 */
export async function lookThere(tx: Tx, ctx: Ctx, there: Ctx, found: Described[], hold: boolean) {
  const described = found.map(describe)
  const { known, taken } = await elsewhere(tx, ctx, there, async () => {
    if (hold) {
      await lockPeople(
        tx,
        there,
        described.map(({ dateOfBirth }) => dateOfBirth),
      )
    }
    const owners = await verifiedThere(
      tx,
      practiceOf(there),
      found.flatMap(({ numbers }) => numbers.filter(({ status }) => status === 'verified').map(({ value }) => value)),
    )
    return { known: await candidatesOf(tx, there, described), taken: owners }
  })
  const ours = await movedFromHere(tx, ctx, there, known)
  const among = new Among(known.filter(({ patientId }) => !ours.has(patientId)))
  return (one: Described) => {
    const match = among.find(describe(one))
    if (match?.kind === 'on-file') return 'on-file'
    const verified = one.numbers.filter(({ status }) => status === 'verified')
    if (verified.some(({ scheme, value }) => taken.has(`${scheme}:${value}`))) return 'number-taken'
    return match ? 'possible' : 'nobody'
  }
}

function describe({ patient, contacts, numbers }: Described): Known {
  const { id, givenName, familyName, dateOfBirth, address } = patient
  const values = (kind: string) => contacts.filter((one) => one.kind === kind).map(({ value }) => value)
  return {
    ...{ patientId: id, givenName, familyName, dateOfBirth },
    identifiers: numbers
      .filter(({ status }) => status !== 'superseded')
      .map(({ scheme, value }) => `${scheme}:${value}`),
    emails: values('email'),
    mobiles: values('mobile'),
    postcode: address?.postcode ?? null,
  }
}

/** At most one patient of a practice has a verified number. */
async function verifiedThere(tx: Tx, practiceId: string, values: string[]): Promise<Set<string>> {
  if (values.length === 0) return new Set()
  const rows = await tx
    .select({ scheme: patientIdentifiers.scheme, value: patientIdentifiers.value })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        eq(patientIdentifiers.status, 'verified'),
        inArray(patientIdentifiers.value, values),
      ),
    )
  return new Set(rows.map(({ scheme, value }) => `${scheme}:${value}`))
}

async function movedFromHere(tx: Tx, ctx: Ctx, there: Ctx, known: Known[]): Promise<Set<string>> {
  if (known.length === 0) return new Set()
  const rows = await tx
    .select({ id: patientMoves.newPatientId })
    .from(patientMoves)
    .where(
      and(
        eq(patientMoves.practiceId, practiceOf(ctx)),
        eq(patientMoves.newPracticeId, practiceOf(there)),
        inArray(
          patientMoves.newPatientId,
          known.map(({ patientId }) => patientId),
        ),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
