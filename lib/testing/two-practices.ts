import { staffMembers } from '@/drizzle/schema'
import { createOnlineAccount } from '@/lib/domain/accounts/create-online-account'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { chooseSplit } from '@/lib/domain/splits/choose-split'
import { ChooseSplit } from '@/lib/domain/splits/schema'
import { splitPiece } from '@/lib/domain/splits/split-piece'
import { startSplit } from '@/lib/domain/splits/start-split'
import type { Db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { atTheDesk } from './at-the-desk'
import { makePractice, type TestPractice } from './people'

/** An old practice and a new one, and one person who manages both: what tests of a move begin with. */
export async function twoPractices(db: Db) {
  const old = await makePractice(db)
  const fresh = await makePractice(db)
  const at = await atTheDesk(old)
  await fresh.activate()
  const manager = await managesBoth(old, fresh)

  async function withLetter(change: Record<string, unknown> = {}) {
    const person = await at.identified(change)
    const { accountId } = await createOnlineAccount(at.desk, { patientId: person.patientId, withoutEmail: 'yes' })
    return { ...person, accountId: accountId ?? '' }
  }

  const choose = (numbers: (string | undefined)[], change: Record<string, unknown> = {}) =>
    chooseSplit(manager, splitTo(fresh, { numbers: numbers.join('\n'), ...change }))

  const work = (splitId: string, pieces = { split: splitPiece }, lastTry = false) =>
    runBatch(() => old.system, { batchId: splitId, lastTry }, pieces)

  async function move(numbers: (string | undefined)[], change: Record<string, unknown> = {}) {
    const { splitId } = await choose(numbers, change)
    await startSplit(manager, { splitId })
    await work(splitId)
    return splitId
  }

  return { old, fresh, at, manager, withLetter, choose, work, move }
}

/** The old practice's manager, working at the new one as well; their context at the old one. */
export async function managesBoth(old: TestPractice, fresh: TestPractice): Promise<Ctx> {
  const manager = old.as('manager')
  const { actor } = manager
  if (actor.kind !== 'staff') throw new Error('A manager is staff')
  await read(fresh.as('manager'), (tx) =>
    tx.insert(staffMembers).values({
      ...{ practiceId: fresh.practiceId, id: newId(), loginId: actor.loginId, name: actor.name, role: 'manager' },
      ...{ email: `both@${fresh.slug}.example`, acceptedAt: manager.now, createdAt: manager.now },
    }),
  )
  return manager
}

export function splitTo(fresh: TestPractice, change: Record<string, unknown> = {}): ChooseSplit {
  return ChooseSplit.parse({ targetId: fresh.practiceId, who: 'numbers', reason: 'The surgery closes', ...change })
}
