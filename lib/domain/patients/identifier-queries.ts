import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { patientChanges, patientIdentifiers, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { checkIdentifier } from '@/lib/domain/identifiers/check-identifier'
import { type IdentifierScheme, identifierSchemes } from '@/lib/domain/identifiers/vocabulary'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { isId } from '@/lib/domain/shared/is-id'
import type { Message } from '@/lib/domain/shared/message'
import type { Tx } from '@/lib/platform/db'
import type { IdentifierStatus } from './vocabulary'

export type PatientNumber = {
  id: string
  scheme: IdentifierScheme
  value: string
  status: IdentifierStatus
  /** When it became so. */
  since: Date
  /** What of it does not fit the record; either may be the wrong one. */
  warnings: Message[]
  /** Other patients whose current number it is too. */
  alsoOf: { id: string; givenName: string; familyName: string }[]
}
export type NumberChange = {
  id: string
  at: Date
  who: string
  reason: string | null
  number: { scheme: IdentifierScheme; value: string }
  status: IdentifierStatus
}

/** A patient's numbers, current ones first, and what became of each. The look is recorded with the page's record. */
export async function patientNumbers(
  ctx: Ctx,
  patientId: string,
): Promise<{ numbers: PatientNumber[]; history: NumberChange[] }> {
  visibleTo(ctx.actor, 'patient:view')
  if (!isId(patientId)) return { numbers: [], history: [] }
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        number: patientIdentifiers,
        dateOfBirth: patients.dateOfBirth,
        sex: patients.sex,
      })
      .from(patientIdentifiers)
      .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, patientIdentifiers.patientId)))
      .where(and(eq(patientIdentifiers.practiceId, practiceId), eq(patientIdentifiers.patientId, patientId)))
      .orderBy(desc(patientIdentifiers.createdAt))
    const history = await historyOf(tx, practiceId, patientId)
    const others = await othersWith(
      tx,
      practiceId,
      patientId,
      rows.map(({ number }) => number.value),
    )
    const numbers = rows.map(({ number, dateOfBirth, sex }) => {
      const { id, value, status } = number
      const scheme = number.scheme as IdentifierScheme
      const checked = checkIdentifier(scheme, value, { dateOfBirth, ...(sex ? { sex } : {}) })
      const last = history.find((change) => change.number.value === value && change.number.scheme === scheme)
      const alsoOf = status === 'superseded' ? [] : others.filter((one) => one.scheme === scheme && one.value === value)
      return {
        ...{ id, scheme, value, status, since: last?.at ?? number.createdAt },
        warnings: checked.ok ? checked.warnings : [],
        alsoOf: alsoOf.map((one) => ({ id: one.id, givenName: one.givenName, familyName: one.familyName })),
      }
    })
    const rank: IdentifierStatus[] = ['verified', 'unverified', 'superseded']
    numbers.sort((a, b) => rank.indexOf(a.status) - rank.indexOf(b.status))
    return { numbers, history }
  })
}

async function historyOf(tx: Tx, practiceId: string, patientId: string): Promise<NumberChange[]> {
  const rows = await tx
    .select()
    .from(patientChanges)
    .where(
      and(
        eq(patientChanges.practiceId, practiceId),
        eq(patientChanges.patientId, patientId),
        eq(patientChanges.field, 'identifier'),
      ),
    )
    .orderBy(desc(patientChanges.at), desc(patientChanges.id))
  return rows.flatMap(({ id, at, actorName, reason, after }) => {
    const number = after as { scheme: IdentifierScheme; value: string; status: IdentifierStatus } | null
    if (!number) return []
    const { scheme, value, status } = number
    return [{ id, at, who: actorName, reason, number: { scheme, value }, status }]
  })
}

async function othersWith(tx: Tx, practiceId: string, patientId: string, values: string[]) {
  if (values.length === 0) return []
  return tx
    .select({
      id: patients.id,
      givenName: patients.givenName,
      familyName: patients.familyName,
      scheme: patientIdentifiers.scheme,
      value: patientIdentifiers.value,
    })
    .from(patientIdentifiers)
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, patientIdentifiers.patientId)))
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.scheme, [...identifierSchemes]),
        inArray(patientIdentifiers.value, values),
        ne(patientIdentifiers.patientId, patientId),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
    .limit(20)
}
