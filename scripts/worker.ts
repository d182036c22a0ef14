import { runAsScript } from './run-as-script'
import { aborted, stopSignal } from './stop-signal'

runAsScript(import.meta.url, async () => {
  process.env.ENROL_ENV ??= 'production'
  const { missingForProduction } = await import('@/lib/platform/env')
  const lacking = missingForProduction()
  if (lacking.length > 0) throw new Error(`The worker cannot start:\n  ${lacking.join('\n  ')}`)

  const signal = stopSignal()
  const { startWorker } = await import('@/lib/platform/worker')
  const { work } = await import('@/lib/web/worker-tasks')
  const worker = await startWorker(work)
  await aborted(signal)
  await worker.stop()
  process.exit(0)
})
