import { and, eq, isNull, sql } from 'drizzle-orm'
import { apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import type { EndApiClient } from './schema'

/** Shuts a client out for good, whatever keys it holds. */
export async function endApiClient(ctx: Ctx, input: EndApiClient): Promise<{ clientId: string }> {
  authorize(ctx.actor, 'api-client:edit')
  const { clientId, version } = input
  await transaction(ctx, async (tx) => {
    const ended = await tx
      .update(apiClients)
      .set({ endedAt: ctx.now, version: sql`${apiClients.version} + 1` })
      .where(
        and(
          eq(apiClients.practiceId, practiceOf(ctx)),
          eq(apiClients.id, clientId),
          eq(apiClients.version, version),
          isNull(apiClients.endedAt),
        ),
      )
      .returning({ id: apiClients.id })
    if (ended.length === 0) throw new Conflict({ key: 'errors.apiClient.changed' })
    await recordAudit(tx, ctx, { action: 'api-client.ended', subject: { type: 'api-client', id: clientId } })
  })
  return { clientId }
}
