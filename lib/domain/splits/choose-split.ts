import { and, asc, count, eq, sql } from 'drizzle-orm'
import { batches, batchItems, chargebands, patients, sites } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { startBatch } from '@/lib/domain/batches/start-batch'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { decodeFile } from '@/lib/domain/imports/decode-file'
import { numbersOnList } from '@/lib/domain/patients/numbers-on-list'
import { practiceById } from '@/lib/domain/practices/queries'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { type Ctx, elsewhere, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { chosenBy } from './chosen-by'
import { asManagerOf } from './other-practice'
import { type SplitParams, untried } from './params'
import { rehearseAtOnce } from './rehearse-at-once'
import type { ChooseSplit } from './schema'
import { splitLimits } from './vocabulary'

/**
 * Chooses patients to move to another practice that the same person manages, and rehearses the move: what would become
 * of each, without a word written about anybody.
 */
export async function chooseSplit(ctx: Ctx, wanted: ChooseSplit): Promise<{ splitId: string }> {
  authorize(ctx.actor, 'practice:split')
  const here = await practiceById(ctx.db, practiceOf(ctx))
  const typed = wanted.who === 'numbers' ? await listOf(wanted, here.nation) : ''
  return transaction(ctx, async (tx) => {
    const there = await asManagerOf(tx, ctx, wanted.targetId)
    if (!there) throw new Invalid({ targetId: { key: 'errors.split.notThere' } })
    if (there.practice.nation !== here.nation) throw new Invalid({ targetId: { key: 'errors.split.nation' } })
    if (!there.activated) throw new Invalid({ targetId: { key: 'errors.split.notActivated' } })
    await refuseUnknownPlaces(tx, ctx, there.ctx, wanted)
    const { targetId, who, siteId = null, chargebandId = null, withoutAccess, reason } = wanted
    const { where, value } = chosenBy(here.id, here.nation, wanted)
    const params: SplitParams = {
      ...{ targetId, who, value, siteId, chargebandId, withoutAccess, reason },
      rehearsal: untried,
    }
    const { batchId: splitId } = await startBatch(tx, ctx, { kind: 'split', total: 0, params, draft: true })
    const { total, leftOut } =
      who === 'numbers'
        ? await keepListed(tx, ctx, splitId, await numbersOnList(tx, ctx, schemeOfNation[here.nation], typed))
        : await keepChosen(tx, ctx, splitId, where)
    const nobody = who === 'numbers' ? total === 0 : total === leftOut
    if (nobody) throw new Invalid({ who: { key: 'errors.split.nobody' } })
    if (total - leftOut > splitLimits.patients) {
      throw new Invalid({ who: { key: 'errors.split.tooMany', params: { max: splitLimits.patients } } })
    }
    await tx
      .update(batches)
      .set({ total, leftOutCount: leftOut })
      .where(and(eq(batches.practiceId, here.id), eq(batches.id, splitId)))
    await moveBatch(tx, ctx, splitId, 'check')
    await recordAudit(tx, ctx, {
      action: 'split.chosen',
      subject: { type: 'batch', id: splitId },
      reason,
      details: { to: targetId, who, patients: total },
    })
    await rehearseAtOnce(tx, ctx, splitId)
    return { splitId }
  })
}

/** What was chosen there must be there: the move would stand still at its first patient. */
async function refuseUnknownPlaces(tx: Tx, ctx: Ctx, there: Ctx, { siteId, chargebandId }: ChooseSplit) {
  await elsewhere(tx, ctx, there, async () => {
    const practiceId = practiceOf(there)
    const unknown = { key: 'errors.choice.invalid' }
    const [site] = await tx
      .select({ id: sites.id })
      .from(sites)
      .where(and(eq(sites.practiceId, practiceId), eq(sites.id, siteId ?? practiceId)))
    if (siteId && !site) throw new Invalid({ siteId: unknown })
    const [band] = await tx
      .select({ id: chargebands.id })
      .from(chargebands)
      .where(and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, chargebandId ?? practiceId)))
    if (chargebandId && !band) throw new Invalid({ chargebandId: unknown })
  })
}

async function listOf({ numbers = '', list }: ChooseSplit, nation: Nation): Promise<string> {
  if (!list) return numbers
  const text = decodeFile(new Uint8Array(await list.arrayBuffer()), nation)
  if (text === null) throw new Invalid({ numbers: { key: 'errors.split.notText' } })
  return numbers ? `${numbers}\n${text}` : text
}

/** In one statement however many there are, in the order of their names; those who left or died are passed over at once. */
async function keepChosen(tx: Tx, ctx: Ctx, splitId: string, where: ReturnType<typeof chosenBy>['where']) {
  const gone = sql<
    string | null
  >`case ${patients.standing} when 'deceased' then 'deceased' when 'deducted' then 'left-before' end`
  const chosen = tx
    .select({
      practiceId: patients.practiceId,
      batchId: sql<string>`${splitId}::uuid`.as('batch_id'),
      position:
        sql<number>`(row_number() over (order by ${patients.familyName}, ${patients.givenName}, ${patients.id}) - 1)::int`.as(
          'position',
        ),
      subjectId: patients.id,
      outcome: gone.as('outcome'),
    })
    .from(patients)
    .where(where)
    .orderBy(asc(patients.familyName), asc(patients.givenName), asc(patients.id))
    .as('chosen')
  await tx.execute(sql`
    insert into ${batchItems} (practice_id, batch_id, position, subject_id, state, outcome, finished_at)
    select practice_id, batch_id, position, id, case when outcome is null then 'waiting' else 'left-out' end, outcome,
      case when outcome is not null then ${ctx.now.toISOString()}::timestamptz end
    from ${chosen}`)
  const [row] = await tx
    .select({ total: count(), leftOut: count(batchItems.outcome) })
    .from(batchItems)
    .where(and(eq(batchItems.practiceId, practiceOf(ctx)), eq(batchItems.batchId, splitId)))
  return { total: row?.total ?? 0, leftOut: row?.leftOut ?? 0 }
}

async function keepListed(tx: Tx, ctx: Ctx, splitId: string, listed: Awaited<ReturnType<typeof numbersOnList>>) {
  for (let first = 0; first < listed.length; first += 1000) {
    await tx.insert(batchItems).values(
      listed.slice(first, first + 1000).map(({ patientId, leftOut, line }, index) => ({
        practiceId: practiceOf(ctx),
        batchId: splitId,
        position: first + index,
        subjectId: patientId,
        ...(leftOut ? { state: 'left-out' as const, outcome: leftOut, data: { line }, finishedAt: ctx.now } : {}),
      })),
    )
  }
  return { total: listed.length, leftOut: listed.filter(({ leftOut }) => leftOut).length }
}
