/** Next calls this once when the server starts. Under `npm run up` the job worker lives in the same process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { env } = await import('@/lib/platform/env')
    if (env.ENROL_WORKER !== 'in-process') return
    const { startWorker } = await import('@/lib/platform/worker')
    const { work } = await import('@/lib/web/worker-tasks')
    const worker = await startWorker(work)
    process.once('SIGTERM', () => void worker.stop())
    process.once('SIGINT', () => void worker.stop())
  }
}
