import { and, asc, count, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { batchItems, chargebands, patientMoves, patients, sites } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import type { BatchStatus } from '@/lib/domain/batches/vocabulary'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import { predecessorsOf, type Successor, successorsOf } from '@/lib/domain/practices/successors'
import { type Ctx, elsewhere, practiceOf, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { splitOf } from './load-split'
import { asManagerOf, managedBeside } from './other-practice'
import type { SplitParams } from './params'

export type SplitOverview = {
  targets: PracticeCard[]
  successors: Successor[]
  predecessors: Successor[]
  /** Practices that patients moved to and that are not declared as successors. */
  declarable: PracticeCard[]
}

/** Where patients may move from here, where some have moved, and where old Practice IDs lead. */
export async function splitOverview(ctx: Ctx): Promise<SplitOverview> {
  visibleTo(ctx.actor, 'practice:split')
  const here = await practiceById(ctx.db, practiceOf(ctx))
  const [successors, predecessors] = await Promise.all([successorsOf(ctx.db, here.id), predecessorsOf(ctx.db, here.id)])
  return read(ctx, async (tx) => {
    const moved = await tx
      .selectDistinct({ id: patientMoves.newPracticeId })
      .from(patientMoves)
      .where(eq(patientMoves.practiceId, here.id))
    const targets = await managedBeside(tx, ctx, here)
    const declarable = targets.filter(
      ({ id }) => moved.some((one) => one.id === id) && !successors.some((one) => one.id === id),
    )
    return { targets, successors, predecessors, declarable }
  })
}

type Option = { value: string; label: string }
export type SplitForm = {
  target: PracticeCard
  activated: boolean
  sites: Option[]
  clinicians: Option[]
  sitesThere: Option[]
  chargebandsThere: Option[]
}

/** What a move to one practice may choose from, here and there; null for somebody who is no manager there. */
export async function splitForm(ctx: Ctx, targetId: string): Promise<SplitForm | null> {
  visibleTo(ctx.actor, 'practice:split')
  if (!isId(targetId)) return null
  return read(ctx, async (tx) => {
    const there = await asManagerOf(tx, ctx, targetId)
    if (!there) return null
    const found = await tx
      .selectDistinct({ name: patients.usualClinician })
      .from(patients)
      .where(and(eq(patients.practiceId, practiceOf(ctx)), isNotNull(patients.usualClinician)))
      .orderBy(asc(patients.usualClinician))
    const ours = await sitesOf(tx, practiceOf(ctx))
    const theirs = await elsewhere(tx, ctx, there.ctx, async () => ({
      sitesThere: await sitesOf(tx, targetId),
      chargebandsThere: await chargebandsOf(tx, targetId),
    }))
    const clinicians = found.flatMap(({ name }) => (name ? { value: name, label: name } : []))
    return { target: there.practice, activated: there.activated, sites: ours, clinicians, ...theirs }
  })
}

function sitesOf(tx: Tx, practiceId: string): Promise<Option[]> {
  return tx
    .select({ value: sites.id, label: sites.name })
    .from(sites)
    .where(eq(sites.practiceId, practiceId))
    .orderBy(asc(sites.name))
}

function chargebandsOf(tx: Tx, practiceId: string): Promise<Option[]> {
  return tx
    .select({ value: chargebands.id, label: chargebands.name })
    .from(chargebands)
    .where(and(eq(chargebands.practiceId, practiceId), isNull(chargebands.archivedAt)))
    .orderBy(asc(chargebands.name))
}

export type Split = {
  id: string
  status: BatchStatus
  total: number
  done: number
  leftOut: number
  failure: string | null
  params: SplitParams
  /** What of it there is to say in words. */
  chosen: { site: string | null; siteThere: string | null; chargebandThere: string | null }
  target: PracticeCard
  /** How many there are of each outcome: why some stay, and what became of those who moved. */
  outcomes: { state: 'done' | 'left-out'; outcome: string; count: number }[]
}

/** A move: what was asked, what its rehearsal found, and what came of it. */
export async function splitById(ctx: Ctx, splitId: string): Promise<Split> {
  visibleTo(ctx.actor, 'practice:split')
  if (!isId(splitId)) throw new NotFound('split')
  return read(ctx, async (tx) => {
    const { id, status, total, doneCount, leftOutCount, failure, params } = await splitOf(tx, ctx, splitId)
    const rows = await tx
      .select({ state: batchItems.state, outcome: batchItems.outcome, count: count() })
      .from(batchItems)
      .where(
        and(
          eq(batchItems.practiceId, practiceOf(ctx)),
          eq(batchItems.batchId, splitId),
          ne(batchItems.state, 'waiting'),
          isNotNull(batchItems.outcome),
        ),
      )
      .groupBy(batchItems.state, batchItems.outcome)
    const outcomes = rows.flatMap(({ state, outcome, count: many }) =>
      state === 'waiting' ? [] : { state, outcome: outcome ?? '', count: many },
    )
    return {
      ...{ id, status, total, done: doneCount, leftOut: leftOutCount, failure, params },
      chosen: await namesOf(tx, ctx, params),
      target: await practiceById(tx, params.targetId),
      outcomes: outcomes.sort((a, b) => b.count - a.count || a.outcome.localeCompare(b.outcome)),
    }
  })
}

/** The names of places here and there; those there only for somebody who is a manager there. */
async function namesOf(tx: Tx, ctx: Ctx, { who, value, targetId, siteId, chargebandId }: SplitParams) {
  const nameIn = (options: Option[], id: string | null) => options.find((one) => one.value === id)?.label ?? null
  const site = who === 'site' ? nameIn(await sitesOf(tx, practiceOf(ctx)), value) : null
  const there = await asManagerOf(tx, ctx, targetId)
  if (!there) return { site, siteThere: null, chargebandThere: null }
  return elsewhere(tx, ctx, there.ctx, async () => ({
    site,
    siteThere: nameIn(await sitesOf(tx, targetId), siteId),
    chargebandThere: nameIn(await chargebandsOf(tx, targetId), chargebandId),
  }))
}
