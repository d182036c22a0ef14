import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm'
import { messages } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import type { Tx } from '@/lib/platform/db'
import { nextTryAt } from './next-try'
import { type Channel, type FailureReason, failureReasons, type MessageKind, type MessageStatus } from './vocabulary'

export type MessageLine = {
  id: string
  kind: MessageKind
  channel: Channel
  recipient: string
  status: MessageStatus
  attempts: number
  /** Why the last try failed, and the number the sender gave. */
  reason: FailureReason | null
  detail: string | null
  createdAt: Date
  sentAt: Date | null
  failedAt: Date | null
  nextTryAt: Date | null
  /** How far the sender last said it is. */
  providerStatus: string | null
  patientId: string | null
  registrationId: string | null
}

const pageSize = 50

const columns = {
  id: messages.id,
  kind: messages.kind,
  channel: messages.channel,
  recipient: messages.recipient,
  status: messages.status,
  attempts: messages.attempts,
  lastError: messages.lastError,
  createdAt: messages.createdAt,
  sentAt: messages.sentAt,
  failedAt: messages.failedAt,
  providerStatus: messages.providerStatus,
  patientId: messages.patientId,
  registrationId: messages.registrationId,
}

type Row = Omit<MessageLine, 'reason' | 'detail' | 'nextTryAt'> & { lastError: string | null }

function lineOf({ lastError, ...row }: Row): MessageLine {
  const [word, detail] = lastError?.split(' ') ?? []
  const reason = failureReasons.find((known) => known === word) ?? (lastError ? 'unexpected' : null)
  const waits = row.status === 'waiting' && row.failedAt
  return { ...row, reason, detail: detail ?? null, nextTryAt: waits ? nextTryAt(row.attempts, waits) : null }
}

async function linesWhere(tx: Tx, where: SQL | undefined, limit: number): Promise<MessageLine[]> {
  const newestFirst = [desc(messages.createdAt), desc(messages.id)]
  const rows = await tx
    .select(columns)
    .from(messages)
    .where(where)
    .orderBy(...newestFirst)
    .limit(limit)
  return rows.map(lineOf)
}

type MessagePage = { lines: MessageLine[]; next: string | null }

/** The practice's messages with their fate, newest first; `before` is the last id of the page before. */
export async function listMessages(
  ctx: Ctx,
  { fate, before }: { fate?: MessageStatus | undefined; before?: string | undefined } = {},
): Promise<MessagePage> {
  visibleTo(ctx.actor, 'message:view')
  const ofPractice = eq(messages.practiceId, practiceOf(ctx))
  return read(ctx, async (tx) => {
    const [from] = before
      ? await tx
          .select({ at: messages.createdAt })
          .from(messages)
          .where(and(ofPractice, eq(messages.id, before)))
      : []
    const older =
      from && before
        ? or(lt(messages.createdAt, from.at), and(eq(messages.createdAt, from.at), lt(messages.id, before)))
        : undefined
    const ofFate = fate ? eq(messages.status, fate) : undefined
    const lines = await linesWhere(tx, and(ofPractice, ofFate, older), pageSize + 1)
    const page = lines.slice(0, pageSize)
    return { lines: page, next: lines.length > pageSize ? (page.at(-1)?.id ?? null) : null }
  })
}

/** How many of the practice's messages wait and how many failed. */
export async function unsentCounts(ctx: Ctx): Promise<{ waiting: number; failed: number }> {
  visibleTo(ctx.actor, 'message:view')
  return read(ctx, async (tx) => {
    const of = (status: MessageStatus) =>
      countUpTo(tx, messages, and(eq(messages.practiceId, practiceOf(ctx)), eq(messages.status, status)))
    return { waiting: await of('waiting'), failed: await of('failed') }
  })
}

/** What was sent about one patient or one registration, newest first. The caller has recorded the look. */
export async function messagesOf(ctx: Ctx, about: { patientId?: string; registrationId?: string }) {
  visibleTo(ctx.actor, 'message:view')
  const ofThem = or(
    about.patientId ? eq(messages.patientId, about.patientId) : undefined,
    about.registrationId ? eq(messages.registrationId, about.registrationId) : undefined,
  )
  if (!ofThem) return []
  return read(ctx, (tx) => linesWhere(tx, and(eq(messages.practiceId, practiceOf(ctx)), ofThem), 200))
}
