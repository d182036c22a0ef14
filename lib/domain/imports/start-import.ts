import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { moveBatch } from '@/lib/domain/batches/move-batch'
import { queueBatch } from '@/lib/domain/batches/start-batch'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { draftOf } from './load-draft'
import type { StartImport } from './schema'

/** Starts a checked import; rows that are not right are left out and named, and the others are put on file. */
export async function startImport(ctx: Ctx, { importId }: StartImport): Promise<{ importId: string }> {
  authorize(ctx.actor, 'patient:import')
  return transaction(ctx, async (tx) => {
    const { params, status, total } = await draftOf(tx, ctx, importId, true)
    if (status === 'checking' || !params.check) throw new Conflict({ key: 'errors.import.notChecked' })
    if (!(await moveBatch(tx, ctx, importId, 'start'))) throw new Conflict({ key: 'errors.import.started' })
    await queueBatch(tx, ctx, importId)
    await recordAudit(tx, ctx, {
      action: 'import.started',
      subject: { type: 'batch', id: importId },
      details: { rows: total, good: params.check.good },
    })
    return { importId }
  })
}
