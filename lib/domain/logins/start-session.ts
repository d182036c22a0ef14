import { sessions } from '@/drizzle/schema'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { hashSecret, randomToken } from '@/lib/platform/secrets'
import { sessionEnd } from './session-rules'
import type { SessionKind } from './vocabulary'

export type StartSession = {
  kind: SessionKind
  loginId: string
  practiceId?: string | null
  /** False while a second factor is owed. */
  completed: boolean
  userAgent?: string | null
}

/** Opens a session inside the caller's transaction and returns the cookie's value, which is stored only as a hash. */
export async function startSession(tx: Tx, now: Date, session: StartSession): Promise<string> {
  const token = randomToken()
  await tx.insert(sessions).values({
    id: newId(now.getTime()),
    kind: session.kind,
    loginId: session.loginId,
    practiceId: session.practiceId ?? null,
    tokenHash: hashSecret(token),
    completedAt: session.completed ? now : null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionEnd(session.kind, now, now),
    userAgent: session.userAgent?.slice(0, 300) ?? null,
  })
  return token
}
