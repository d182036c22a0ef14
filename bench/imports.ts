import { runBatch } from '@/lib/domain/batches/run-batch'
import { checkImport } from '@/lib/domain/imports/check-import'
import { importPiece } from '@/lib/domain/imports/import-piece'
import { mapColumns } from '@/lib/domain/imports/map-columns'
import { importDraft } from '@/lib/domain/imports/queries'
import { receiveFile } from '@/lib/domain/imports/receive-file'
import { startImport } from '@/lib/domain/imports/start-import'
import type { Ctx } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { makePractice } from '@/lib/testing/people'
import { bareImport } from './bare-import'

export type ImportFigures = {
  count: number
  seconds: { received: number; checked: number; imported: number; bare: number }
  /** Rows a second in the first and in the last tenth of the pieces. */
  first: number
  last: number
}

/** One list of so many patients, sent in, tried and imported into an empty practice, and the same by COPY into another. */
export async function measureImports(urls: { app: string; owner: string }, count: number): Promise<ImportFigures> {
  const { db, end } = connect(urls.app, 4)
  const practice = await makePractice(db)
  const now = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(), requestId: newId() })
  const manager = () => now(practice.as('manager'))
  const system = () => now(practice.system)
  const text = listOf(count)

  const received = await seconds(async () => {
    const answer = await receiveFile(manager(), new TextEncoder().encode(text))
    if (!answer.ok) throw new Error(answer.problem)
    return answer.importId
  })
  const importId = received.result
  const { mapping } = await importDraft(manager(), importId)
  const checked = await seconds(async () => {
    await mapColumns(manager(), { importId, mapping })
    await checkImport(system, { importId, lastTry: false })
  })
  await startImport(manager(), { importId })
  const pieces: number[] = []
  const imported = await seconds(() =>
    runBatch(system, { batchId: importId, lastTry: false }, { import: timedPiece(pieces) }),
  )
  const other = await makePractice(db)
  const bare = await bareImport(urls.owner, other.practiceId, text)
  await end()
  const tenth = Math.max(1, Math.floor(pieces.length / 10))
  const rate = (times: number[]) => (importPiece.size * times.length) / times.reduce((sum, time) => sum + time, 0)
  return {
    count,
    seconds: { received: received.took, checked: checked.took, imported: imported.took, bare },
    first: rate(pieces.slice(0, tenth)),
    last: rate(pieces.slice(-tenth)),
  }
}

function timedPiece(pieces: number[]): typeof importPiece {
  return {
    ...importPiece,
    run: async (...given) => {
      const { result, took } = await seconds(() => importPiece.run(...given))
      pieces.push(took)
      return result
    },
  }
}

async function seconds<T>(work: () => Promise<T>): Promise<{ result: T; took: number }> {
  const began = performance.now()
  const result = await work()
  return { result, took: (performance.now() - began) / 1000 }
}

/** People who are nobody else's double: two first names do not meet on one birth date and surname. */
function listOf(count: number): string {
  const lines = ['NHS number,First name,Surname,Date of birth,Sex,Address line 1,Town or city,Postcode,Email,Mobile']
  for (let n = 0, body = 400_000_000; n < count; body += 1) {
    const sum = [...String(body)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
    const check = (11 - (sum % 11)) % 11
    if (check === 10) continue
    const born = new Date(Date.UTC(1930, 0, 1 + ((n * 7919) % 33_000))).toISOString().slice(0, 10)
    const [given, family] = [given30[n % 30], `${family20[Math.floor(n / 30) % 20]}${ends[Math.floor(n / 600) % 10]}`]
    const mobile = `+4474${String(n).padStart(8, '0')}`
    lines.push(
      `${body}${check},${given},${family},${born},${n % 2 ? 'female' : 'male'},${n % 200} High Street,London,SW1A ${n % 10}AA,person${n}@example.com,${mobile}`,
    )
    n += 1
  }
  return lines.join('\n')
}

const given30 =
  'Olwen Ivan Mary John Sarah David Megan Rhys Priya Wei Fatima Oksana Andrii Chloe Jack Amelia Noah Isla George Ava Harry Mia Leo Freya Oscar Grace Arthur Lily Theo Evie'.split(
    ' ',
  )
const family20 =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Robinson Evans Walker White Roberts Green Hall Wood Clarke Khan'.split(
    ' ',
  )
const ends = ['', 'son', 'by', 'ford', 'ham', 'ley', 'man', 'ridge', 'ton', 'well']
