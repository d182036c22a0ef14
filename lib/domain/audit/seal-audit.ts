import { inArray, sql } from 'drizzle-orm'
import { auditLinks, auditUnsealed } from '@/drizzle/schema'
import type { Db, Tx } from '@/lib/platform/db'
import { beginning, chainOf, type EventText, eventAsText, eventHash, linkHash } from './chain'
import { appendHeads, type Head } from './heads-file'

const lock = 7316003
const batchSize = 1000

type Waiting = EventText & { position: string; linked: boolean }
type Link = typeof auditLinks.$inferInsert

/**
 * Links the events that wait into their chains, in the order they were written, and keeps each chain's new head outside
 * the database. Writers never wait for it. One sealer works at a time, on a connection of the worker's role. Returns
 * whether there may be more.
 */
export async function sealAudit(workerDb: Db, now: Date, headsFile: string): Promise<boolean> {
  const sealed = await workerDb.transaction(async (tx) => {
    const [turn] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lock}) as mine`)
    if (!turn?.mine) return null
    // An event that was removed before it was linked stays in the queue, where verifying finds it.
    const waiting = await tx.execute<Waiting>(sql`
      select q.position, l.event_id is not null as linked, ${sql.raw(eventAsText)}
      from audit_unsealed q join audit_events e on e.id = q.event_id left join audit_links l on l.event_id = q.event_id
      order by q.position limit ${batchSize}`)
    if (waiting.length === 0) return null
    const { links, heads } = await follow(tx, waiting, now)
    if (links.length > 0) await tx.insert(auditLinks).values(links)
    const positions = waiting.map(({ position }) => Number(position))
    await tx.delete(auditUnsealed).where(inArray(auditUnsealed.position, positions))
    return { heads, more: waiting.length === batchSize }
  })
  if (!sealed) return false
  // After the commit: a head in the file that the database never had would look like a cut.
  await appendHeads(headsFile, sealed.heads)
  return sealed.more
}

/** The links for these events and the new end of each chain; an event queued twice is linked once. */
async function follow(tx: Tx, waiting: Waiting[], now: Date): Promise<{ links: Link[]; heads: Head[] }> {
  const ends = await currentEnds(tx, [...new Set(waiting.map((event) => chainOf(event.practiceId)))])
  const seen = new Set<string>()
  const links: Link[] = []
  for (const event of waiting) {
    const eventId = event.id
    if (event.linked || !eventId || seen.has(eventId)) continue
    seen.add(eventId)
    const chain = chainOf(event.practiceId)
    const end = ends.get(chain) ?? { position: 0, hash: beginning }
    const ofEvent = eventHash(event)
    const next = { position: end.position + 1, hash: linkHash(end.hash, ofEvent) }
    ends.set(chain, next)
    links.push({ chain, eventId, eventHash: ofEvent, sealedAt: now, ...next })
  }
  const grown = new Set(links.map(({ chain }) => chain))
  const heads = [...ends].filter(([chain]) => grown.has(chain))
  return { links, heads: heads.map(([chain, end]) => ({ chain, ...end, at: now.toISOString() })) }
}

async function currentEnds(tx: Tx, chains: string[]): Promise<Map<string, { position: number; hash: string }>> {
  const rows = await tx.execute<{ chain: string; position: string; hash: string }>(sql`
    select c.chain, l.position, l.hash from json_array_elements_text(${JSON.stringify(chains)}::json) c(chain)
    cross join lateral (
      select position, hash from audit_links where chain = c.chain order by position desc limit 1
    ) l`)
  return new Map(rows.map(({ chain, position, hash }) => [chain, { position: Number(position), hash }]))
}
