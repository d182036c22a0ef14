import { apiClients } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { type Ctx, practiceOf, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { insertClientKey, newClientKey } from './insert-client-key'
import { nameTaken } from './name-taken'
import type { CreateApiClient } from './schema'

/** Lets another company's program call the portal API, and makes its client key, which is told this once. */
export async function createApiClient(
  ctx: Ctx,
  input: CreateApiClient,
  clientKey = newClientKey(),
): Promise<{ clientId: string; clientKey: string }> {
  authorize(ctx.actor, 'api-client:edit')
  const clientId = newId(ctx.now.getTime())
  await nameTaken(() =>
    transaction(ctx, async (tx) => {
      await tx.insert(apiClients).values({ practiceId: practiceOf(ctx), id: clientId, ...input, createdAt: ctx.now })
      await insertClientKey(tx, ctx, clientId, clientKey)
      await recordAudit(tx, ctx, {
        action: 'api-client.created',
        subject: { type: 'api-client', id: clientId },
        details: { ...input },
      })
    }),
  )
  return { clientId, clientKey }
}
