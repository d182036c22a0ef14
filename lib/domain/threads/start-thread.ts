import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict, Forbidden } from '@/lib/domain/shared/errors'
import { correspondentOf } from './correspondent'
import type { StartThread } from './schema'
import { tellOfMessage } from './tell-of-message'
import { beginThread, writeInto } from './write-into'

/** Staff write to a patient who may use online messages; answers come back to the writer's role. */
export async function startThread(ctx: Ctx, input: StartThread): Promise<{ threadId: string; told: boolean }> {
  authorize(ctx.actor, 'thread:write')
  const { actor } = ctx
  if (actor.kind !== 'staff') throw new Forbidden('thread:write')
  const { patientId, subject, text, writingKey } = input
  return transaction(ctx, async (tx) => {
    const who = await correspondentOf(tx, practiceOf(ctx), { patientId })
    if (!who) throw new Conflict({ key: 'errors.thread.toNobody' })
    if (who.refused) throw new Conflict({ key: `errors.thread.to.${who.refused}` })
    const { registrationId } = who
    const side = 'practice' as const
    const beginning = { patientId, registrationId, subject, role: actor.role, side, writingKey }
    const { threadId, begun } = await beginThread(tx, ctx, beginning)
    if (!begun) return { threadId, told: true }
    await writeInto(tx, ctx, { threadId, side, text, writingKey })
    const told = await tellOfMessage(tx, ctx, who)
    await recordAudit(tx, ctx, {
      action: 'thread.started',
      subject: { type: 'thread', id: threadId },
      patientId,
      details: { side, told },
    })
    return { threadId, told }
  })
}
