import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runBatch } from '@/lib/domain/batches/run-batch'
import { chooseLetters } from '@/lib/domain/bulk-letters/choose-letters'
import { lettersPiece } from '@/lib/domain/bulk-letters/letters-piece'
import { startLetters } from '@/lib/domain/bulk-letters/start-letters'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { listCompanies } from '@/lib/domain/chargebands/queries'
import { admitPatients } from '@/lib/domain/patients/admit-patient'
import { type Ctx, withoutAudit } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { pinServer } from './pinning'

const Drawn = z.object({ seconds: z.number(), bytes: z.number(), peak: z.number() })
type Drawn = z.output<typeof Drawn>
export type LetterFigures = {
  count: number
  /** Accounts made, letters issued and prints counted, a second. */
  made: number
  enrol: Drawn[]
  bare: Drawn[]
  /** The same bundle's first tenth: memory that grows with the number of letters shows here. */
  tenth: Drawn
}

/** Makes a bundle of so many letters and draws it in turns with bare pdfkit. */
export async function measureLetters(url: string, { count, rounds }: { count: number; rounds: number }) {
  const { db, end } = connect(url, 8)
  const practice = await makePractice(db)
  await practice.activate()
  const manager = () => ({ ...practice.as('manager'), now: new Date(), requestId: newId() })
  const bundle = async (size: number) => {
    const chargebandId = await chargebandOf(manager(), size)
    const asked = { who: 'chargeband', chargebandId, makeAccounts: true, byPost: true, again: false } as const
    const { bundleId } = await chooseLetters(manager(), { ...asked, numbers: undefined, reason: undefined })
    await startLetters(manager(), { bundleId })
    const began = performance.now()
    const now = () => ({ ...practice.system, now: new Date() })
    await runBatch(now, { batchId: bundleId, lastTry: true }, { letters: lettersPiece })
    return { bundleId, seconds: (performance.now() - began) / 1000 }
  }
  const small = await bundle(Math.round(count / 10))
  const { bundleId, seconds } = await bundle(count)
  await end()
  const figures: LetterFigures = {
    ...{ count, made: count / seconds, enrol: [], bare: [] },
    tenth: await draw('enrol', url, practice, small.bundleId, 0),
  }
  for (let round = 0; round < rounds; round += 1) {
    figures.enrol.push(await draw('enrol', url, practice, bundleId, 0))
    figures.bare.push(await draw('bare', url, practice, bundleId, count))
  }
  return figures
}

/** So many identified patients with a number and an address, on a chargeband of their own. */
async function chargebandOf(manager: Ctx, count: number): Promise<string> {
  const [company] = await listCompanies(manager)
  const { id } = await createChargeband(manager, { companyId: company?.id ?? '', name: `Letters ${newId()}` })
  for (let first = 0; first < count; first += 500) {
    const people = Array.from({ length: Math.min(500, count - first) }, (_, n) => person(id, first + n))
    await withoutAudit(manager, async (tx) => {
      const ids = await admitPatients(tx, manager, people)
      await tx.execute(sql`insert into identifications (practice_id, id, patient_id, type, checked_on, staff_id, staff_name, created_at)
        select ${manager.practiceId}::uuid, gen_random_uuid(), id::uuid, 'passport', current_date, ${staffOf(manager)}::uuid, 'Test manager', now()
        from json_array_elements_text(${JSON.stringify(ids)}::json) id`)
    })
  }
  return id
}

const staffOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.staffId : '')

function person(chargebandId: string, n: number) {
  const address = { line1: `${n + 1} Example Street`, town: 'Manchester', postcode: 'M1 1AE' }
  return {
    ...{
      title: 'Ms',
      givenName: `G${newId().slice(-8)}`,
      familyName: `F${newId().slice(24)}`,
      sex: null,
      gender: null,
    },
    ...{ dateOfBirth: '1984-03-27', chargebandId, department: null, division: null, nextOfKin: null, address },
    ...{ contactPreferences: {}, locale: 'en' as const, email: null, mobile: null },
    identifier: { scheme: 'nhs', value: freshNhsNumber(), status: 'unverified' as const },
  }
}

/** Ours has to do with little; pdfkit alone keeps something of every page, and needs more than that for ten thousand. */
async function draw(side: 'enrol' | 'bare', url: string, practice: TestPractice, bundleId: string, count: number) {
  const { actor } = practice.as('manager')
  const [staffId, loginId] = actor.kind === 'staff' ? [actor.staffId, actor.loginId] : ['', '']
  const args = [side, url, practice.practiceId, staffId, loginId, bundleId, String(count)]
  const child = fork(path.join(import.meta.dirname, 'draw-letters.ts'), args, {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${side === 'enrol' ? 128 : 512}`],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  pinServer(child.pid ?? 0)
  const answered = once(child, 'message').then(([answer]) => Drawn.parse(answer))
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`Drawing (${side}) ended without an answer: ${code ?? signal}`)
  })
  return Promise.race([answered, ended])
}
