import path from 'node:path'
import type { AuditReport, FindingKind } from '@/lib/domain/audit/verify-audit'
import { runAsScript } from './run-as-script'

const meanings: Record<FindingKind, string> = {
  'event-changed': 'an event was changed after it was linked',
  'event-removed': 'an event was removed',
  'event-added': 'an event was put in beside the chain',
  'link-changed': 'a link of the chain was changed, or events changed places',
  'link-removed': 'a link of the chain was removed',
  'end-cut-off': 'the end of the chain was cut off',
  'head-differs': 'the chain is not the one whose head was kept outside the database',
  'personal-changed': 'personal details were changed',
  'personal-added': 'there are personal details that no event speaks of',
  'queue-without-event': 'an event was removed before it was linked',
}

function say(report: AuditReport, headsFile: string, seconds: number): void {
  const { chains, linked, unsealed, oldestUnsealed, late, erased } = report
  console.log(`${linked} events in ${chains} chains, read in ${seconds.toFixed(1)} s.`)
  if (unsealed > 0) console.log(`${unsealed} more are not linked yet; the oldest is from ${oldestUnsealed}.`)
  if (late > 0) console.log(`${late} were linked more than a minute after they happened.`)
  if (erased > 0) console.log(`${erased} have had their personal details erased.`)
  if (report.headsFile === 'missing') {
    console.log(`There is no ${headsFile}, so a cut at the end could not be seen.`)
  }
  for (const { kind, chain, position, eventId } of report.findings) {
    const where = [chain, position && `link ${position}`, eventId && `event ${eventId}`].filter(Boolean).join(', ')
    console.log(`  ${meanings[kind]} (${where})`)
  }
  if (report.found > report.findings.length) console.log(`  and ${report.found - report.findings.length} more`)
  console.log(report.found === 0 ? 'The log holds.' : `The log does not hold: ${report.found} findings.`)
}

async function workerUrl(dataDir: string): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env.WORKER_DATABASE_URL
  if (given) return { url: given, close: async () => {} }
  if (process.env.DATABASE_URL) throw new Error('Set WORKER_DATABASE_URL too: only that role may read the chain.')
  const { startDatabase, stopDatabase } = await import('./database')
  const database = await startDatabase({ dataDir })
  return {
    url: database.workerUrl,
    close: async () => {
      if (database.started) await stopDatabase(dataDir)
    },
  }
}

runAsScript(import.meta.url, async () => {
  const dataDir = path.resolve(process.env.DATA_DIR ?? '.data')
  const headsFile = path.join(dataDir, 'audit-heads.log')
  const { verifyAudit } = await import('@/lib/domain/audit/verify-audit')
  const { url, close } = await workerUrl(dataDir)
  try {
    const started = performance.now()
    const report = await verifyAudit(url, headsFile)
    say(report, headsFile, (performance.now() - started) / 1000)
    process.exitCode = report.found === 0 ? 0 : 1
  } finally {
    await close()
  }
})
