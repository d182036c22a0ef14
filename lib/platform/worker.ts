import { EventEmitter } from 'node:events'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { connect, type Db } from './db'
import { env } from './env'
import { log } from './log'
import { startLoop } from './loop'
import { keepAlive } from './worker-liveness'

/** `again` when it was begun before: a server that fell in the middle leaves no other trace. */
export type Job = { payload: unknown; lastTry: boolean; again?: boolean }
export type Work = {
  tasks: Record<string, (job: Job) => Promise<unknown>>
  /** Timed tasks, as crontab lines: `minute hour day month weekday task`. */
  crontab: string
  /** Work that is looked for again and again, on a connection of the worker's role; true when there may be more. */
  loops: { name: string; everyMs: number; run: (workerDb: Db) => Promise<boolean> }[]
}
export type RunningWorker = { stop(): Promise<void> }

/** Does the queued and timed work until it is stopped. Any number of workers may run beside each other. */
export async function startWorker(work: Work, url = env.WORKER_DATABASE_URL): Promise<RunningWorker> {
  if (!url) throw new Error('WORKER_DATABASE_URL is not set. `npm run up` sets it; see .env.example.')
  const workerDb = connect(url, 2)
  const events: WorkerEvents = new EventEmitter()
  const born = new Promise<string>((resolve) => events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)))
  const runner = await run({
    connectionString: url,
    concurrency: 8,
    maxPoolSize: 10,
    pollInterval: 2000,
    noHandleSignals: true,
    crontab: work.crontab,
    events,
    logger: new Logger(() => (level, text) => {
      // Its texts carry job ids and our own error reasons; info is a line a job.
      if (level === 'error' || level === 'warning') log.warn({ worker: text }, 'job worker')
    }),
    taskList: Object.fromEntries(
      Object.entries(work.tasks).map(([name, task]) => [
        name,
        (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) =>
          task({ payload, lastTry: job.attempts >= job.max_attempts, again: job.attempts > 1 }).then(() => undefined),
      ]),
    ),
  })
  const alive = keepAlive(url, await born)
  const loops = work.loops.map((loop) => startLoop(loop.name, loop.everyMs, () => loop.run(workerDb.db)))
  let stopping: Promise<void> | null = null
  const stop = async () => {
    await Promise.all(loops.map((loop) => loop.stop()))
    await runner.stop()
    await alive.stop()
    await workerDb.end()
  }
  return {
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
