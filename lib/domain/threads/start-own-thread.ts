import { and, eq } from 'drizzle-orm'
import { registrations } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { correspondentOf } from './correspondent'
import { mayWrite, notTooMany } from './may-write'
import { ownCorrespondents } from './own-correspondents'
import type { StartOwnThread } from './schema'
import { beginThread, writeInto } from './write-into'

/** A patient begins a thread with a practice: it goes to the role that receives new ones there. */
export async function startOwnThread(ctx: Ctx, input: StartOwnThread): Promise<{ threadId: string }> {
  authorize(ctx.actor, 'thread:own')
  const { loginId } = ownLogin(ctx)
  const { accountId, subject, text, writingKey } = input
  const mine = (await ownCorrespondents(ctx)).find((one) => one.accountId === accountId)
  if (!mine) throw new NotFound('account')
  const there = forPractice(ctx, mine.practice.id)
  await notTooMany(ctx, loginId)
  return transaction(there, async (tx) => {
    if (mine.registrationId) await beforeDecision(tx, mine.practice.id, mine.registrationId)
    const who = await correspondentOf(tx, mine.practice.id, { accountId, loginId })
    if (!who) throw new NotFound('account')
    mayWrite(who)
    const { patientId, registrationId, newThreadRole: role } = who
    const side = 'patient' as const
    const beginning = { patientId, registrationId, subject, role, side, writingKey }
    const { threadId, begun } = await beginThread(tx, there, beginning)
    if (!begun) return { threadId }
    await writeInto(tx, there, { threadId, side, text, writingKey })
    await recordAudit(tx, there, {
      action: 'thread.started',
      subject: { type: 'thread', id: threadId },
      ...(patientId ? { patientId } : {}),
      details: { side, role },
    })
    return { threadId }
  })
}

/** Staff who decide about a registration hold its row: whose it is, is known before or after, not in between. */
async function beforeDecision(tx: Tx, practiceId: string, registrationId: string): Promise<void> {
  await tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId)))
    .for('share')
}
