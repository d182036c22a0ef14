import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { apiClientKeys, apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { insertClientKey, newClientKey } from './insert-client-key'
import type { RotateClientKey } from './schema'

/** Gives a client a new key, told this once; the keys before it work for so many hours more. */
export async function rotateClientKey(ctx: Ctx, input: RotateClientKey): Promise<{ clientKey: string }> {
  authorize(ctx.actor, 'api-client:edit')
  const { clientId, overlapHours } = input
  const practiceId = practiceOf(ctx)
  const endsAt = new Date(ctx.now.getTime() + overlapHours * 3_600_000)
  const clientKey = newClientKey()
  await transaction(ctx, async (tx) => {
    // Held, so that of two who rotate at once the second ends the first one's key in its turn.
    const [client] = await tx
      .select({ id: apiClients.id })
      .from(apiClients)
      .where(and(eq(apiClients.practiceId, practiceId), eq(apiClients.id, clientId), isNull(apiClients.endedAt)))
      .for('update')
    if (!client) throw new Conflict({ key: 'errors.apiClient.changed' })
    await tx
      .update(apiClientKeys)
      .set({ endsAt })
      .where(
        and(
          eq(apiClientKeys.practiceId, practiceId),
          eq(apiClientKeys.clientId, clientId),
          or(isNull(apiClientKeys.endsAt), gt(apiClientKeys.endsAt, endsAt)),
        ),
      )
    await insertClientKey(tx, ctx, clientId, clientKey)
    await recordAudit(tx, ctx, {
      action: 'api-client.key-rotated',
      subject: { type: 'api-client', id: clientId },
      details: { overlapHours },
    })
  })
  return { clientKey }
}
