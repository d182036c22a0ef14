import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { batches, batchItems, letters, onlineAccounts, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit, recordAudits } from '@/lib/domain/audit/record-audit'
import { issuedLetters, printed } from '@/lib/domain/letters/letter-to-print'
import type { PrintedLetter } from '@/lib/domain/letters/printed-letter'
import type { LetterStatus } from '@/lib/domain/letters/vocabulary'
import { type Ctx, practiceOf, read, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { BundleParams } from './params'

/** More than this many are shown as "1,000 or more". */
const countedTo = 1000
const piece = 100

/** How many letters wait to be printed for the first time, counted to a thousand. */
export async function unprintedCount(ctx: Ctx): Promise<number> {
  visibleTo(ctx.actor, 'letter:bulk')
  return read(ctx, async (tx) => {
    const some = tx
      .select({ one: sql`1` })
      .from(letters)
      .innerJoin(
        onlineAccounts,
        and(eq(onlineAccounts.practiceId, practiceOf(ctx)), eq(onlineAccounts.id, letters.accountId)),
      )
      .where(
        and(
          eq(letters.practiceId, practiceOf(ctx)),
          eq(letters.status, 'issued'),
          eq(letters.printCount, 0),
          isNull(onlineAccounts.closedAt),
        ),
      )
      .limit(countedTo)
      .as('some')
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some)
    return row?.count ?? 0
  })
}

/** What a bundle was asked for and found; null when there is none of that id. */
export async function bundleParams(ctx: Ctx, bundleId: string): Promise<BundleParams> {
  visibleTo(ctx.actor, 'letter:bulk')
  if (!isId(bundleId)) throw new NotFound('bundle')
  return read(ctx, async (tx) => BundleParams.parse((await bundleOf(tx, ctx, bundleId)).params))
}

async function bundleOf(tx: Tx, ctx: Ctx, bundleId: string) {
  const [row] = await tx
    .select({ params: batches.params, status: batches.status })
    .from(batches)
    .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, bundleId), eq(batches.kind, 'letters')))
  if (!row) throw new NotFound('bundle')
  return row
}

/**
 * The letters of a bundle in its order, some at a time, each look in the log before the sheet is handed on. One that
 * was claimed, replaced or ended since has no codes any more and is passed over.
 */
export async function* lettersOfBundle(ctx: Ctx, bundleId: string): AsyncGenerator<PrintedLetter> {
  visibleTo(ctx.actor, 'letter:bulk')
  // The next ones are fetched while these are drawn.
  let coming = nextLetters(ctx, bundleId, -1)
  for (;;) {
    const { rows, last } = await coming
    if (last === null) return
    coming = nextLetters(ctx, bundleId, last)
    // Whoever goes away leaves it unasked for.
    coming.catch(() => {})
    for (const row of rows) yield printed(row)
  }
}

async function nextLetters(ctx: Ctx, bundleId: string, after: number) {
  visibleTo(ctx.actor, 'letter:bulk')
  return transaction(ctx, async (tx) => {
    const items = await printedItems(tx, ctx, bundleId, after)
    if (items.length === 0) return { rows: [], last: null }
    const ids = items.flatMap(({ letterId }) => letterId ?? [])
    const found = await issuedLetters(tx, practiceOf(ctx), inArray(letters.id, ids))
    await recordAudits(
      tx,
      ctx,
      found.map(({ letter, patient }) => ({
        action: 'letter.shown',
        subject: { type: 'letter', id: letter.id },
        patientId: patient.id,
        details: { batch: bundleId },
      })),
    )
    const byId = new Map(found.map((row) => [row.letter.id, row]))
    return { rows: ids.flatMap((id) => byId.get(id) ?? []), last: items.at(-1)?.position ?? null }
  })
}

async function printedItems(tx: Tx, ctx: Ctx, bundleId: string, after: number) {
  return tx
    .select({ position: batchItems.position, letterId: batchItems.resultId })
    .from(batchItems)
    .where(
      and(
        eq(batchItems.practiceId, practiceOf(ctx)),
        eq(batchItems.batchId, bundleId),
        eq(batchItems.state, 'done'),
        gt(batchItems.position, after),
      ),
    )
    .orderBy(asc(batchItems.position))
    .limit(piece)
}

export type ManifestLine = {
  position: number
  name: string | null
  postcode: string | null
  accountNumber: string | null
  issueNumber: number | null
  printCount: number | null
  expiresAt: Date | null
  status: LetterStatus | null
  leftOut: string | null
  /** The line of what staff pasted, where nobody on file was found for it. */
  line: number | null
}

/** Every line of a bundle for the list that goes with it: who got a letter and who did not; never a code. */
export async function manifestOf(ctx: Ctx, bundleId: string): Promise<ManifestLine[]> {
  visibleTo(ctx.actor, 'letter:bulk')
  if (!isId(bundleId)) throw new NotFound('bundle')
  return transaction(ctx, async (tx) => {
    await bundleOf(tx, ctx, bundleId)
    const practiceId = practiceOf(ctx)
    const rows = await tx
      .select({
        position: batchItems.position,
        state: batchItems.state,
        outcome: batchItems.outcome,
        line: sql<number | null>`(${batchItems.data} ->> 'line')::int`,
        givenName: patients.givenName,
        familyName: patients.familyName,
        address: patients.address,
        correspondenceAddress: patients.correspondenceAddress,
        restricted: patients.restricted,
        accountNumber: onlineAccounts.accountNumber,
        issueNumber: letters.issueNumber,
        printCount: letters.printCount,
        expiresAt: letters.expiresAt,
        status: letters.status,
      })
      .from(batchItems)
      .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, batchItems.subjectId)))
      .leftJoin(letters, and(eq(letters.practiceId, practiceId), eq(letters.id, batchItems.resultId)))
      .leftJoin(
        onlineAccounts,
        and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, letters.accountId)),
      )
      .where(and(eq(batchItems.practiceId, practiceId), eq(batchItems.batchId, bundleId)))
      .orderBy(asc(batchItems.position))
    await recordAudit(tx, ctx, {
      action: 'letters.listed',
      subject: { type: 'batch', id: bundleId },
      details: { lines: rows.length },
    })
    return rows.map(
      ({ givenName, familyName, address, correspondenceAddress, restricted, state, outcome, ...row }) => ({
        ...row,
        name: familyName ? [givenName, familyName].filter(Boolean).join(' ') : null,
        postcode: restricted ? null : ((correspondenceAddress ?? address)?.postcode ?? null),
        leftOut: state === 'left-out' ? outcome : null,
      }),
    )
  })
}
