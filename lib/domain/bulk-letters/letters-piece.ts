import { authorize } from '@/lib/domain/access/authorize'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { type LoadedFacts, loadFactsOfMany } from '@/lib/domain/accounts/load-facts'
import type { BatchItem, ItemResult, Piece } from '@/lib/domain/batches/run-batch'
import { countPrints } from '@/lib/domain/letters/count-prints'
import { replaceLetter } from '@/lib/domain/letters/replace-letter'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { addresseeOf } from './addressee-of'
import { BundleParams } from './params'
import { planLetter } from './plan-letter'
import type { LetterPlan } from './vocabulary'

/**
 * Makes what each letter of a bundle needs and counts its printing, decided anew for each patient: whoever claimed,
 * left or was disabled since the bundle was looked over is left out. Printed are exactly those that are counted here.
 */
export const lettersPiece: Piece = {
  size: 100,
  run: async (tx, ctx, batch, items) => {
    authorize(ctx.actor, 'letter:bulk')
    const params = BundleParams.parse(batch.params)
    const facts = await loadFactsOfMany(tx, ctx, idsOf(items), { lock: true })
    const results: ItemResult[] = []
    const toPrint: { position: number; patientId: string; letterId: string; again: boolean }[] = []
    const made: { position: number; patientId: string }[] = []
    for (const { position, subjectId } of items) {
      const one = facts.get(subjectId ?? '')
      const planned = one ? planLetter(addresseeOf(one), params) : { leftOut: 'notOnFile' as const }
      if ('leftOut' in planned) results.push({ position, state: 'left-out', outcome: planned.leftOut })
      else if (one) {
        const { patientId } = one
        if (planned.plan === 'create' || planned.plan === 'new-letter') {
          await make(ctx, patientId, planned.plan)
          made.push({ position, patientId })
        } else if (one.lastLetter) {
          const again = planned.plan === 'print-again'
          toPrint.push({ position, patientId, letterId: one.lastLetter.id, again })
        }
      }
    }
    const fresh = await lettersMade(tx, ctx, made)
    for (const letter of [...toPrint, ...fresh]) {
      results.push({ position: letter.position, state: 'done', resultId: letter.letterId })
    }
    await countPrints(tx, ctx, [...toPrint, ...fresh], { batchId: batch.id, reason: params.reason })
    return results
  },
}

const idsOf = (items: BatchItem[]) => items.flatMap(({ subjectId }) => subjectId ?? [])

/** In the piece's transaction: the verbs of the single patient, so that a bundle obeys the same rules. */
async function make(ctx: Ctx, patientId: string, plan: LetterPlan): Promise<void> {
  if (plan === 'create') await createOnlineAccount(ctx, { patientId, withoutEmail: 'yes' })
  else await replaceLetter(ctx, { patientId })
}

async function lettersMade(tx: Tx, ctx: Ctx, made: { position: number; patientId: string }[]) {
  const facts: Map<string, LoadedFacts> = await loadFactsOfMany(
    tx,
    ctx,
    made.map(({ patientId }) => patientId),
  )
  return made.map(({ position, patientId }) => {
    const letterId = facts.get(patientId)?.lastLetter?.id
    if (!letterId) throw new Error('A letter was made and is not there')
    return { position, patientId, letterId, again: false }
  })
}
