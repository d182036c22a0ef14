import { sql } from 'drizzle-orm'
import { batches, batchItems } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { startBatch } from '@/lib/domain/batches/start-batch'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { decodeFile } from './decode-file'
import { BadFile, readTable } from './read-table'
import { type FileProblem, importLimits } from './vocabulary'

const piece = 1000

export type Received = { ok: true; importId: string } | { ok: false; problem: FileProblem; line: number }

/** Keeps the rows of a list of patients, to be mapped, checked and then imported; nobody is on file by it yet. */
export async function receiveFile(ctx: Ctx, bytes: Uint8Array | null): Promise<Received> {
  authorize(ctx.actor, 'patient:import')
  if (!bytes) return { ok: false, problem: 'missing', line: 0 }
  if (bytes.length > importLimits.bytes) return { ok: false, problem: 'too-large', line: 0 }
  const text = decodeFile(bytes, await nationOf(ctx))
  if (text === null) return { ok: false, problem: 'not-text', line: 0 }
  try {
    return await transaction(ctx, async (tx) => {
      const rows = readTable(text)
      const first = await rows.next()
      if (first.done) throw new BadFile('empty')
      const { batchId } = await startBatch(tx, ctx, {
        ...{ kind: 'import', total: 0, draft: true },
        params: { headings: first.value },
      })
      const total = await keepRows(tx, ctx, batchId, rows)
      if (total === 0) throw new BadFile('empty')
      await tx
        .update(batches)
        .set({ total })
        .where(sql`practice_id = ${practiceOf(ctx)} and id = ${batchId}`)
      await recordAudit(tx, ctx, {
        action: 'import.received',
        subject: { type: 'batch', id: batchId },
        details: { rows: total, columns: first.value.length },
      })
      return { ok: true, importId: batchId }
    })
  } catch (error) {
    if (error instanceof BadFile) return { ok: false, problem: error.problem, line: error.line }
    throw error
  }
}

async function keepRows(tx: Tx, ctx: Ctx, batchId: string, rows: AsyncGenerator<string[]>): Promise<number> {
  let total = 0
  let waiting: { position: number; data: { cells: string[] } }[] = []
  const write = async () => {
    await tx.execute(sql`
      insert into ${batchItems} (practice_id, batch_id, position, data)
      select ${practiceOf(ctx)}::uuid, ${batchId}::uuid, r.position, r.data
      from json_to_recordset(${JSON.stringify(waiting)}::json) as r(position int, data jsonb)`)
    waiting = []
  }
  for await (const cells of rows) {
    waiting.push({ position: total, data: { cells } })
    total += 1
    if (waiting.length === piece) await write()
  }
  if (waiting.length > 0) await write()
  return total
}
