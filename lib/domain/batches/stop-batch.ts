import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { authorizeToRun } from './may-run'
import { moveBatch } from './move-batch'

/** Stops long work after the piece it is at; what is done stays done. */
export async function stopBatch(ctx: Ctx, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx.actor, 'batch:run')
  await transaction(ctx, async (tx) => {
    await authorizeToRun(tx, ctx, batchId)
    if (!(await moveBatch(tx, ctx, batchId, 'stop'))) throw new Conflict({ key: 'errors.batch.notRunning' })
    await recordAudit(tx, ctx, { action: 'batch.stopped', subject: { type: 'batch', id: batchId } })
  })
}
