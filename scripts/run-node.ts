import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

export interface RunOptions {
  env?: NodeJS.ProcessEnv
  signal?: AbortSignal
}

/** Runs a program of ours (`--import tsx scripts/…`) or of a package to its end, and gives its exit code. */
export function runNode(args: string[], { env = process.env, signal }: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit', signal })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Where a package keeps its command line program. */
export const nextProgram = path.join(root, 'node_modules/next/dist/bin/next')
export const projectRoot = root
