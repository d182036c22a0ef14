import { authorize } from '@/lib/domain/access/authorize'
import { recordAudits } from '@/lib/domain/audit/record-audit'
import type { Batch, ItemResult, Piece } from '@/lib/domain/batches/run-batch'
import { practiceById } from '@/lib/domain/practices/queries'
import { type Ctx, elsewhere, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { carryPatients } from './carry-patients'
import { leavePractice } from './leave-practice'
import { loadMovers, type Mover } from './load-movers'
import { openThere } from './open-there'
import { asManagerOf } from './other-practice'
import { SplitParams } from './params'
import { type MoveOutcome, splitLimits } from './vocabulary'

type Moving = Mover & { outcome: MoveOutcome }

/**
 * Moves patients to the other practice, some in one transaction over both: what is written there and what is closed here
 * commit together. Each is decided about anew, by the same rules as in the rehearsal.
 */
export const splitPiece: Piece = {
  size: splitLimits.movedAtOnce,
  stopsFor: async (tx, ctx, batch) => {
    const there = await asManagerOf(tx, ctx, SplitParams.parse(batch.params).targetId)
    return there?.activated ? null : 'not-there'
  },
  run: async (tx, ctx, batch, items) => {
    authorize(ctx.actor, 'practice:split')
    const params = SplitParams.parse(batch.params)
    const there = await asManagerOf(tx, ctx, params.targetId)
    if (!there) throw new Error('The other practice was there a moment ago')
    const ids = items.flatMap(({ subjectId }) => subjectId ?? [])
    const { withoutAccess } = params
    const movers = await loadMovers(tx, ctx, there.ctx, ids, { withoutAccess, hold: true })
    const moving = movers.flatMap((mover): Moving[] =>
      'moves' in mover.planned ? [{ ...mover, outcome: mover.planned.moves }] : [],
    )
    await moveAll(tx, ctx, batch, there, moving)
    const byId = new Map(movers.map((mover) => [mover.patient.id, mover.planned]))
    return items.map(({ position, subjectId }): ItemResult => {
      const planned = byId.get(subjectId ?? '')
      if (!planned) return { position, state: 'left-out', outcome: 'notOnFile' }
      return 'stays' in planned
        ? { position, state: 'left-out', outcome: planned.stays }
        : { position, state: 'done', outcome: planned.moves }
    })
  },
}

type There = NonNullable<Awaited<ReturnType<typeof asManagerOf>>>

async function moveAll(tx: Tx, ctx: Ctx, { id: splitId, params }: Batch, there: There, moving: Moving[]) {
  const { reason, siteId, chargebandId } = SplitParams.parse(params)
  const here = await practiceById(tx, practiceOf(ctx))
  const from = { practiceId: here.id, name: here.name }
  const idThere = await carryPatients(tx, ctx, there.ctx, moving, { from, reason, siteId, chargebandId })
  await openThere(
    tx,
    ctx,
    there.ctx,
    moving.filter(({ outcome }) => outcome === 'moved-letter'),
    idThere,
  )
  const { id: practiceId, name } = there.practice
  const told = new Map<string, boolean>()
  for (const mover of moving) {
    const patientId = idThere.get(mover.patient.id) ?? ''
    told.set(mover.patient.id, await leavePractice(tx, ctx, mover, { practiceId, name, patientId, splitId, reason }))
  }
  const entry = (action: string, patientId: string) => ({
    ...{ action, patientId, reason },
    subject: { type: 'patient', id: patientId },
  })
  await recordAudits(
    tx,
    ctx,
    moving.map(({ patient, outcome }) => ({
      ...entry('patient.moved-out', patient.id),
      details: { batch: splitId, to: practiceId, outcome, told: told.get(patient.id) ?? false },
    })),
  )
  await elsewhere(tx, ctx, there.ctx, () =>
    recordAudits(
      tx,
      there.ctx,
      moving.map(({ patient, outcome }) => ({
        ...entry('patient.moved-in', idThere.get(patient.id) ?? ''),
        details: { batch: splitId, from: here.id, outcome },
      })),
    ),
  )
}
