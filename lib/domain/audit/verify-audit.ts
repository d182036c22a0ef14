import postgres from 'postgres'
import { beginning, chainOf, type EventText, eventAsText, eventHash, linkHash } from './chain'
import { personalDigest } from './digest'
import { readHeads } from './heads-file'

export type FindingKind =
  | 'event-changed'
  | 'event-removed'
  | 'event-added'
  | 'link-changed'
  | 'link-removed'
  | 'end-cut-off'
  | 'head-differs'
  | 'personal-changed'
  | 'personal-added'
  | 'queue-without-event'
export type Finding = { kind: FindingKind; chain?: string; position?: number; eventId?: string | null }

export type AuditReport = {
  chains: number
  linked: number
  /** Written but not linked yet: ordinary for some seconds. */
  unsealed: number
  oldestUnsealed: string | null
  /** Linked more than a minute after they happened: the sealer was away, or somebody wrote them late. */
  late: number
  /** Events whose personal details were erased; their chain still holds. */
  erased: number
  headsFile: 'read' | 'missing'
  /** How many there are; `findings` holds the first hundred. */
  found: number
  findings: Finding[]
}

type Step = EventText & {
  chain: string
  position: string
  linkEventId: string
  linkedHash: string
  linkHash: string
  late: boolean | null
}

const batch = 5000

/** Goes through the whole log, as one snapshot, and says what does not fit: any edit, removal, insertion or cut. */
export async function verifyAudit(workerUrl: string, headsFile: string): Promise<AuditReport> {
  // Heads first: what the file has by now, the snapshot taken afterwards has too.
  const heads = await readHeads(headsFile)
  const sql = postgres(workerUrl, { max: 1, onnotice: () => {} })
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const verdict = new Verdict()
      await tx`select set_config('work_mem', '64MB', true), set_config('cursor_tuple_fraction', '1', true)`
      const walked = await walkChains(tx, heads ?? new Map(), verdict)
      const queue = await lookAtQueue(tx, verdict)
      const erased = await comparePersonal(tx, verdict)
      const { found, findings } = verdict
      return { ...walked, ...queue, erased, headsFile: heads ? 'read' : 'missing', found, findings } as const
    })
  } finally {
    await sql.end()
  }
}

class Verdict {
  found = 0
  readonly findings: Finding[] = []
  add(finding: Finding): void {
    this.found += 1
    if (this.findings.length < 100) this.findings.push(finding)
  }
}

type Heads = Map<string, Map<number, string>>

async function walkChains(tx: postgres.TransactionSql, heads: Heads, verdict: Verdict) {
  const ends = new Map<string, { position: number; hash: string }>()
  let [linked, late] = [0, 0]
  const steps = tx<Step[]>`
    select l.chain, l.position, l.event_id as "linkEventId", l.event_hash as "linkedHash", l.hash as "linkHash",
      l.sealed_at > e.at + interval '1 minute' as late, ${tx.unsafe(eventAsText)}
    from audit_links l left join audit_events e on e.id = l.event_id
    order by l.chain, l.position`.cursor(batch)
  for await (const rows of steps) {
    for (const step of rows) {
      linked += 1
      if (step.late) late += 1
      const before = ends.get(step.chain) ?? { position: 0, hash: beginning }
      ends.set(step.chain, judge(step, before, heads.get(step.chain), verdict))
    }
  }
  for (const [chain, known] of heads) {
    const last = Math.max(...known.keys())
    if (last > (ends.get(chain)?.position ?? 0)) verdict.add({ kind: 'end-cut-off', chain, position: last })
  }
  return { chains: ends.size, linked, late }
}

/** One link against the one before it, its event, and the head that was kept outside. Returns the chain's end so far. */
function judge(
  step: Step,
  before: { position: number; hash: string },
  heads: Map<number, string> | undefined,
  verdict: Verdict,
) {
  const position = Number(step.position)
  const at = { chain: step.chain, position, eventId: step.linkEventId }
  if (position !== before.position + 1) verdict.add({ ...at, kind: 'link-removed', position: before.position + 1 })
  else if (step.linkHash !== linkHash(before.hash, step.linkedHash)) verdict.add({ ...at, kind: 'link-changed' })
  if (!step.id) verdict.add({ ...at, kind: 'event-removed' })
  else if (eventHash(step) !== step.linkedHash || chainOf(step.practiceId) !== step.chain) {
    verdict.add({ ...at, kind: 'event-changed' })
  }
  const kept = heads?.get(position)
  if (kept && kept !== step.linkHash) verdict.add({ ...at, kind: 'head-differs' })
  return { position, hash: step.linkHash }
}

async function lookAtQueue(tx: postgres.TransactionSql, verdict: Verdict) {
  const added = await tx<{ id: string }[]>`
    select e.id from audit_events e
    where not exists (select 1 from audit_links l where l.event_id = e.id)
      and not exists (select 1 from audit_unsealed q where q.event_id = e.id)`
  for (const { id } of added) verdict.add({ kind: 'event-added', eventId: id })
  const gone = await tx<{ id: string }[]>`
    select q.event_id as id from audit_unsealed q where not exists (select 1 from audit_events e where e.id = q.event_id)`
  for (const { id } of gone) verdict.add({ kind: 'queue-without-event', eventId: id })
  const [waiting] = await tx<{ unsealed: number; oldest: string | null }[]>`
    select count(*)::int as unsealed, min(e.at)::text as oldest
    from audit_unsealed q join audit_events e on e.id = q.event_id`
  return { unsealed: waiting?.unsealed ?? 0, oldestUnsealed: waiting?.oldest ?? null }
}

/** Personal details may be erased, but what is there must be what the event says. */
async function comparePersonal(tx: postgres.TransactionSql, verdict: Verdict): Promise<number> {
  let [present, matched] = [0, 0]
  const rows = tx<{ eventId: string; salt: string; details: Record<string, unknown>; digest: string | null }[]>`
    select p.event_id as "eventId", p.salt, p.details, e.personal_digest as digest
    from audit_personal p left join audit_events e on e.id = p.event_id`.cursor(batch)
  for await (const part of rows) {
    for (const { eventId, salt, details, digest } of part) {
      present += 1
      if (digest) matched += 1
      if (!digest) verdict.add({ kind: 'personal-added', eventId })
      else if (personalDigest(salt, details) !== digest) verdict.add({ kind: 'personal-changed', eventId })
    }
  }
  const [digests] = await tx<{ count: number }[]>`
    select count(*)::int as count from audit_events where personal_digest is not null`
  return (digests?.count ?? present) - matched
}
