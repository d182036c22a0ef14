import 'server-only'
import { type OutboxCounts, outboxCounts } from '@/lib/domain/correspondence/outbox-counts'
import { db } from '@/lib/platform/db'
import packageJson from '@/package.json'

const patienceMs = 2000

/** Whether this server can serve: 503 when the database does not answer in two seconds. */
export async function health(): Promise<Response> {
  const outbox = await withinPatience(outboxCounts(db))
  const body = {
    status: outbox ? 'ok' : 'unavailable',
    database: outbox ? 'ok' : 'unavailable',
    outbox: outbox ?? { waiting: null, failed: null },
    version: packageJson.version,
  }
  return Response.json(body, { status: outbox ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}

async function withinPatience(counts: Promise<OutboxCounts>): Promise<OutboxCounts | null> {
  let timer: NodeJS.Timeout | undefined
  const impatience = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null)
  })
  try {
    return await Promise.race([counts, impatience])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
