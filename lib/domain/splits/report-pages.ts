import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { batchItems, patientIdentifiers, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { BatchItemState } from '@/lib/domain/batches/vocabulary'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { splitOf } from './load-split'

export type ReportLine = {
  position: number
  name: string | null
  dateOfBirth: string | null
  number: string | null
  postcode: string | null
  state: BatchItemState
  outcome: string | null
  /** The line of the list, where nobody on file was found for it. */
  line: number | null
}

/** Everybody of a move and what came of each, a thousand at a time; in the log before the first is read. */
export async function reportPages(ctx: Ctx, splitId: string): Promise<AsyncGenerator<ReportLine[]>> {
  authorize(ctx.actor, 'practice:split')
  if (!isId(splitId)) throw new NotFound('split')
  await transaction(ctx, async (tx) => {
    const { total } = await splitOf(tx, ctx, splitId)
    await recordAudit(tx, ctx, {
      action: 'split.listed',
      subject: { type: 'batch', id: splitId },
      details: { patients: total },
    })
  })
  return pagesOf(ctx, splitId)
}

async function* pagesOf(ctx: Ctx, splitId: string) {
  for (let after = -1; ; ) {
    const from = after
    const lines = await read(ctx, (tx) => linesAfter(tx, ctx, splitId, from))
    const last = lines.at(-1)
    if (!last) return
    yield lines
    after = last.position
  }
}

async function linesAfter(tx: Tx, ctx: Ctx, splitId: string, after: number): Promise<ReportLine[]> {
  const practiceId = practiceOf(ctx)
  const rows = await tx
    .select({
      position: batchItems.position,
      state: batchItems.state,
      outcome: batchItems.outcome,
      patientId: batchItems.subjectId,
      line: sql<number | null>`(${batchItems.data} ->> 'line')::int`,
      givenName: patients.givenName,
      familyName: patients.familyName,
      dateOfBirth: patients.dateOfBirth,
      address: patients.address,
      restricted: patients.restricted,
    })
    .from(batchItems)
    .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, batchItems.subjectId)))
    .where(and(eq(batchItems.practiceId, practiceId), eq(batchItems.batchId, splitId), gt(batchItems.position, after)))
    .orderBy(asc(batchItems.position))
    .limit(1000)
  const numbers = await numbersOf(
    tx,
    practiceId,
    rows.flatMap(({ patientId }) => patientId ?? []),
  )
  return rows.map(({ givenName, familyName, address, restricted, patientId, ...row }) => ({
    ...row,
    name: familyName ? [givenName, familyName].filter(Boolean).join(' ') : null,
    postcode: restricted ? null : (address?.postcode ?? null),
    number: numbers.get(patientId ?? '') ?? null,
  }))
}

async function numbersOf(tx: Tx, practiceId: string, patientIds: string[]): Promise<Map<string, string>> {
  if (patientIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: patientIdentifiers.patientId, value: patientIdentifiers.value })
    .from(patientIdentifiers)
    .where(
      and(
        eq(patientIdentifiers.practiceId, practiceId),
        inArray(patientIdentifiers.patientId, patientIds),
        ne(patientIdentifiers.status, 'superseded'),
      ),
    )
  return new Map(rows.map(({ id, value }) => [id, value]))
}
