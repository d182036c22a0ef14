import { apiClientKeys } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { randomToken } from '@/lib/platform/secrets'
import { clientKeyHash } from './client-key-hash'
import { clientKeyPrefix } from './vocabulary'

export function newClientKey(): string {
  return `${clientKeyPrefix}${randomToken()}`
}

/** Keeps a key of a client as its hash; the key itself is known only to whoever is told it now. */
export async function insertClientKey(tx: Tx, ctx: Ctx, clientId: string, key: string): Promise<void> {
  await tx.insert(apiClientKeys).values({
    practiceId: practiceOf(ctx),
    id: newId(ctx.now.getTime()),
    clientId,
    keyHash: clientKeyHash(key),
    hint: key.slice(-4),
    createdAt: ctx.now,
  })
}
