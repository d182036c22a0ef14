'use server'
import { resumeBatch } from '@/lib/domain/batches/resume-batch'
import { ChooseBatch } from '@/lib/domain/batches/schema'
import { stopBatch } from '@/lib/domain/batches/stop-batch'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const stopBatchAction = formAction({
  as: staff,
  schema: ChooseBatch,
  run: stopBatch,
  next: (_, { batchId }) => paths.batch(batchId),
})

export const resumeBatchAction = formAction({
  as: staff,
  schema: ChooseBatch,
  run: resumeBatch,
  next: (_, { batchId }) => paths.batch(batchId),
})
