import { and, asc, eq, isNull } from 'drizzle-orm'
import { batches, batchItems, letters, onlineAccounts, patients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { loadFactsOfMany } from '@/lib/domain/accounts/load-facts'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { startBatch } from '@/lib/domain/batches/start-batch'
import { schemeOfNation } from '@/lib/domain/identifiers/vocabulary'
import { numbersOnList } from '@/lib/domain/patients/numbers-on-list'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { addresseeOf } from './addressee-of'
import type { BundleParams } from './params'
import { type LeftOutOfBundle, planLetter } from './plan-letter'
import type { ChooseLetters } from './schema'
import { bundleLimit } from './vocabulary'

type Chosen = { patientId: string | null; leftOut?: LeftOutOfBundle; line?: number }
const piece = 500

/**
 * Puts a bundle of letters together for staff to look over: who gets one, what that needs, who is left out and why.
 * Nothing is made or printed before it is started.
 */
export async function chooseLetters(ctx: Ctx, wanted: ChooseLetters): Promise<{ bundleId: string }> {
  authorize(ctx.actor, 'letter:bulk')
  return transaction(ctx, async (tx) => {
    const chosen = await chosenBy(tx, ctx, wanted)
    if (chosen.length === 0) throw new Invalid({ who: { key: 'errors.letters.nobody' } })
    if (chosen.length > bundleLimit) {
      throw new Invalid({ who: { key: 'errors.letters.tooMany', params: { max: bundleLimit } } })
    }
    const { who, chargebandId, makeAccounts, byPost, again, reason } = wanted
    const params: BundleParams = { who, makeAccounts, byPost, again, planned: {} }
    if (chargebandId) params.chargebandId = chargebandId
    if (reason) params.reason = reason
    const { batchId } = await startBatch(tx, ctx, {
      kind: 'letters',
      total: chosen.length,
      params,
      draft: true,
    })
    const leftOut = await writeItems(tx, ctx, batchId, chosen, params)
    await tx
      .update(batches)
      .set({ params, leftOutCount: leftOut })
      .where(and(eq(batches.practiceId, practiceOf(ctx)), eq(batches.id, batchId)))
    await recordAudit(tx, ctx, {
      action: 'letters.chosen',
      subject: { type: 'batch', id: batchId },
      details: { who, ...(chargebandId ? { chargebandId } : {}), patients: chosen.length, leftOut },
    })
    return { bundleId: batchId }
  })
}

/** The items in the order of the envelopes; whoever is left out already says why. Returns how many are. */
async function writeItems(tx: Tx, ctx: Ctx, batchId: string, chosen: Chosen[], params: BundleParams) {
  let leftOut = 0
  for (let first = 0; first < chosen.length; first += piece) {
    const part = chosen.slice(first, first + piece)
    const facts = await loadFactsOfMany(
      tx,
      ctx,
      part.flatMap(({ patientId }) => patientId ?? []),
    )
    const rows = part.map(({ patientId, leftOut: known, line }, index) => {
      const one = patientId ? facts.get(patientId) : undefined
      const planned = known || !one ? { leftOut: known ?? 'notOnFile' } : planLetter(addresseeOf(one), params)
      const row = { practiceId: practiceOf(ctx), batchId, position: first + index, subjectId: patientId }
      if ('leftOut' in planned) {
        leftOut += 1
        const data = line === undefined ? null : { line }
        return { ...row, state: 'left-out' as const, outcome: planned.leftOut, data, finishedAt: ctx.now }
      }
      params.planned[planned.plan] = (params.planned[planned.plan] ?? 0) + 1
      return { ...row, state: 'waiting' as const }
    })
    await tx.insert(batchItems).values(rows)
  }
  return leftOut
}

async function chosenBy(tx: Tx, ctx: Ctx, wanted: ChooseLetters): Promise<Chosen[]> {
  if (wanted.who === 'numbers') {
    const { nation } = await practiceById(tx, practiceOf(ctx))
    return numbersOnList(tx, ctx, schemeOfNation[nation], wanted.numbers ?? '')
  }
  const practiceId = practiceOf(ctx)
  const order = [asc(patients.familyName), asc(patients.givenName), asc(patients.id)]
  if (wanted.who === 'chargeband') {
    const rows = await tx
      .select({ patientId: patients.id })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceId), eq(patients.chargebandId, wanted.chargebandId ?? '')))
      .orderBy(...order)
      .limit(bundleLimit + 1)
    return rows
  }
  return tx
    .select({ patientId: patients.id })
    .from(letters)
    .innerJoin(onlineAccounts, and(eq(onlineAccounts.practiceId, practiceId), eq(onlineAccounts.id, letters.accountId)))
    .innerJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, onlineAccounts.patientId)))
    .where(
      and(
        eq(letters.practiceId, practiceId),
        eq(letters.status, 'issued'),
        eq(letters.printCount, 0),
        isNull(onlineAccounts.closedAt),
      ),
    )
    .orderBy(...order)
    .limit(bundleLimit + 1)
}
