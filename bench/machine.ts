import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { projectRoot } from '@/scripts/run-node'

/** When, at which commit and on what it was measured. */
export function measuredOn(): string {
  return `Measured ${new Date().toISOString().slice(0, 10)} at commit ${commit()} on ${machine()}.`
}

function machine(): string {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'node_modules/next/package.json'), 'utf8'))
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() ?? 'processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, Next ${version}, PostgreSQL 18 (embedded, fsync on)`
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
