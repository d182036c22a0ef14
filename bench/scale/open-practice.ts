import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { companies } from '@/drizzle/schema'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { makePractice } from '@/lib/testing/people'
import { startDatabase } from '@/scripts/database'
import { buildPractice } from './build-practice'

type Kept = { practiceId: string; chargebandId: string; size: number; actor: Ctx['actor'] }
export type ScalePractice = Kept & { appUrl: string; superUrl: string }

/** The practice of that size, built where it is not yet there; it stays in the data folder for the next run. */
export async function openPractice(dataDir: string, size: number): Promise<ScalePractice> {
  const { superUrl, appUrl } = await startDatabase({ dataDir })
  const note = path.join(dataDir, `practice-of-${size}.json`)
  if (existsSync(note)) return { ...(JSON.parse(readFileSync(note, 'utf8')) as Kept), appUrl, superUrl }
  const { db, end } = connect(appUrl, 2)
  const manager = (await makePractice(db)).as('manager')
  const [company] = await read(manager, (tx) => tx.select({ id: companies.id }).from(companies))
  const { id: chargebandId } = await createChargeband(manager, { companyId: company?.id ?? '', name: 'Bench' })
  await end()
  const made = { practiceId: manager.practiceId ?? '', chargebandId, size }
  await buildPractice(superUrl, made)
  writeFileSync(note, JSON.stringify({ ...made, actor: manager.actor }))
  return { ...made, actor: manager.actor, appUrl, superUrl }
}

/** The manager at work now. */
export const managerOf = ({ actor, practiceId }: ScalePractice, db: Ctx['db']): Ctx => ({
  ...{ actor, practiceId, db },
  now: new Date(),
  requestId: newId(),
})
