import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { authorizeToRun } from './may-run'
import { moveBatch } from './move-batch'
import { queueBatch } from './start-batch'

/** Goes on with stopped or failed work where it was. */
export async function resumeBatch(ctx: Ctx, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx.actor, 'batch:run')
  await transaction(ctx, async (tx) => {
    await authorizeToRun(tx, ctx, batchId)
    if (!(await moveBatch(tx, ctx, batchId, 'resume', { failure: null }))) {
      throw new Conflict({ key: 'errors.batch.notStopped' })
    }
    await queueBatch(tx, ctx, batchId)
    await recordAudit(tx, ctx, { action: 'batch.resumed', subject: { type: 'batch', id: batchId } })
  })
}
