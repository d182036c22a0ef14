import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { apiClientKeys, apiClients, practices } from '@/drizzle/schema'
import type { ApiClientActor } from '@/lib/domain/access/actor'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { clientKeyHash } from './client-key-hash'

export type FoundClient = {
  actor: ApiClientActor
  /** The practice's own language, for a program that asks for none. */
  locale: Locale
  allowedOrigins: string[]
  allowedNetworks: string[]
  asksSecondFactor: boolean
  requestsPerMinute: number
  registrationsPerHour: number
}

/**
 * The client a key belongs to, while both live. The key says which practice it is for, so its row is found before the
 * transaction works for one: row-level security shows it to whoever holds the key.
 */
export async function findApiClient(ctx: Ctx, clientKey: string, address: string | null): Promise<FoundClient | null> {
  const keyHash = clientKeyHash(clientKey)
  return ctx.db.transaction(async (tx) => {
    // Each setting is sent first and not waited for: statements of one connection run in order.
    const forKey = tx.execute(sql`select set_config('app.client_key', ${keyHash}, true)`).execute()
    const [[key]] = await Promise.all([
      tx
        .select({ practiceId: apiClientKeys.practiceId, clientId: apiClientKeys.clientId })
        .from(apiClientKeys)
        .where(
          and(eq(apiClientKeys.keyHash, keyHash), or(isNull(apiClientKeys.endsAt), gt(apiClientKeys.endsAt, ctx.now))),
        ),
      forKey,
    ])
    if (!key) return null
    const { practiceId, clientId } = key
    const forPractice = tx.execute(sql`select set_config('app.practice_id', ${practiceId}, true)`).execute()
    const [[found]] = await Promise.all([
      tx
        .select({ client: apiClients, locale: practices.locale })
        .from(apiClients)
        .innerJoin(practices, eq(practices.id, apiClients.practiceId))
        .where(and(eq(apiClients.practiceId, practiceId), eq(apiClients.id, clientId), isNull(apiClients.endedAt))),
      forPractice,
    ])
    if (!found) return null
    const { name, portal, discloses10001, ...may } = found.client
    return {
      actor: { kind: 'api-client', clientId, practiceId, name, portal, discloses10001, address },
      locale: found.locale,
      allowedOrigins: may.allowedOrigins,
      allowedNetworks: may.allowedNetworks,
      asksSecondFactor: may.asksSecondFactor,
      requestsPerMinute: may.requestsPerMinute,
      registrationsPerHour: may.registrationsPerHour,
    }
  })
}
