import { and, eq, isNull, sql } from 'drizzle-orm'
import { apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { nameTaken } from './name-taken'
import type { SaveApiClient } from './schema'

/** Changes what a client may do: where it calls from, what it is told and how often; its keys stay. */
export async function saveApiClient(ctx: Ctx, input: SaveApiClient): Promise<{ clientId: string }> {
  authorize(ctx.actor, 'api-client:edit')
  const { clientId, version, ...settings } = input
  await nameTaken(() =>
    transaction(ctx, async (tx) => {
      const changed = await tx
        .update(apiClients)
        .set({ ...settings, version: sql`${apiClients.version} + 1` })
        .where(
          and(
            eq(apiClients.practiceId, practiceOf(ctx)),
            eq(apiClients.id, clientId),
            eq(apiClients.version, version),
            isNull(apiClients.endedAt),
          ),
        )
        .returning({ id: apiClients.id })
      if (changed.length === 0) throw new Conflict({ key: 'errors.apiClient.changed' })
      await recordAudit(tx, ctx, {
        action: 'api-client.changed',
        subject: { type: 'api-client', id: clientId },
        details: { ...settings },
      })
    }),
  )
  return { clientId }
}
