import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextProgram, projectRoot } from './run-node'

export interface RunningServer {
  url: string
  pid: number
  /** How it ended: an exit code, or the name of a signal. */
  ended: Promise<number | string>
  stop(): Promise<void>
  /** Ends it as a power cut would: nothing is finished, nothing said. */
  kill(): Promise<void>
}

const preloads = ['socket-address.mjs', 'page-headers.mjs', 'exit-with-parent.mjs']
const patience = { start: 60_000, stop: 10_000 }

function launch(mode: 'start' | 'dev', env: NodeJS.ProcessEnv): ChildProcess {
  const imports = preloads.map((name) => `--import=${new URL(name, import.meta.url).href}`)
  return spawn(process.execPath, [nextProgram, mode, '-p', env.PORT ?? '3000'], {
    cwd: projectRoot,
    // `next dev` forks the process that listens, so the preloads travel in NODE_OPTIONS.
    env: {
      ...env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: [env.NODE_OPTIONS, ...imports].filter(Boolean).join(' '),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches only the supervisor, which stops the server and then the database.
    detached: true,
  })
}

/** Starts the web server with the address preload; it stops by itself when this process is gone. */
export function startServer(env: NodeJS.ProcessEnv, mode: 'start' | 'dev' = 'start'): RunningServer {
  const child = launch(mode, env)
  const ended = new Promise<number | string>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 1))
  })
  return {
    url: env.APP_URL ?? `http://localhost:${env.PORT}`,
    pid: child.pid ?? 0,
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      const late = AbortSignal.timeout(patience.stop)
      late.addEventListener('abort', () => child.kill('SIGKILL'))
      await ended
    },
  }
}

/** What /api/health says on a port of this machine; null when nothing healthy answers. */
export async function health(port: number): Promise<{ status: string; version: string } | null> {
  try {
    const response = await fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(5_000) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

/** Waits until the server can serve; says why not when it cannot. */
export async function untilHealthy(server: RunningServer, port: number): Promise<void> {
  let ended: number | string | null = null
  server.ended.then((how) => {
    ended = how
  })
  const deadline = Date.now() + patience.start
  while (!(await health(port))) {
    if (ended !== null) throw new Error(`The server ended while starting (${ended}); its own message is above.`)
    if (Date.now() > deadline) throw new Error(`The server runs, but http://localhost:${port}/api/health is not well.`)
    await sleep(200)
  }
}
