import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import { apiClientDays, apiClientErrors, apiClientKeys, apiClients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'

const monthLong = 30 * 24 * 3_600_000

/** The programs of other companies that may call the portal API, those in use first, with their last month. */
export async function listApiClients(ctx: Ctx) {
  const { practiceId } = visibleTo(ctx.actor, 'api-client:view')
  const since = new Date(ctx.now.getTime() - monthLong).toISOString().slice(0, 10)
  return read(ctx, (tx) =>
    tx
      .select({
        id: apiClients.id,
        name: apiClients.name,
        portal: apiClients.portal,
        endedAt: apiClients.endedAt,
        requests: sql<number>`coalesce(sum(${apiClientDays.requests}), 0)::int`,
        errors: sql<number>`coalesce(sum(${apiClientDays.errors}), 0)::int`,
        lastAt: sql<string | null>`max(${apiClientDays.lastAt})`,
      })
      .from(apiClients)
      .leftJoin(
        apiClientDays,
        and(
          eq(apiClientDays.practiceId, apiClients.practiceId),
          eq(apiClientDays.clientId, apiClients.id),
          gte(apiClientDays.day, since),
        ),
      )
      .where(eq(apiClients.practiceId, practiceId))
      .groupBy(apiClients.practiceId, apiClients.id)
      .orderBy(sql`${apiClients.endedAt} is not null`, asc(apiClients.name)),
  )
}

/** One client with its keys (never the keys themselves), its use day by day and its last refusals. */
export async function apiClientById(ctx: Ctx, clientId: string) {
  const { practiceId } = visibleTo(ctx.actor, 'api-client:view')
  if (!isId(clientId)) throw new NotFound('api client')
  return read(ctx, async (tx) => {
    const [client] = await tx
      .select()
      .from(apiClients)
      .where(and(eq(apiClients.practiceId, practiceId), eq(apiClients.id, clientId)))
    if (!client) throw new NotFound('api client')
    const { practiceId: _practice, ...settings } = client
    const keys = await tx
      .select({ hint: apiClientKeys.hint, createdAt: apiClientKeys.createdAt, endsAt: apiClientKeys.endsAt })
      .from(apiClientKeys)
      .where(and(eq(apiClientKeys.practiceId, practiceId), eq(apiClientKeys.clientId, clientId)))
      .orderBy(desc(apiClientKeys.createdAt), desc(apiClientKeys.id))
    const days = await tx
      .select({ day: apiClientDays.day, requests: apiClientDays.requests, errors: apiClientDays.errors })
      .from(apiClientDays)
      .where(and(eq(apiClientDays.practiceId, practiceId), eq(apiClientDays.clientId, clientId)))
      .orderBy(desc(apiClientDays.day))
      .limit(14)
    const refusals = await tx
      .select({
        at: apiClientErrors.at,
        endpoint: apiClientErrors.endpoint,
        httpStatus: apiClientErrors.httpStatus,
        eventCode: apiClientErrors.eventCode,
        reason: apiClientErrors.reason,
        reference: apiClientErrors.reference,
      })
      .from(apiClientErrors)
      .where(and(eq(apiClientErrors.practiceId, practiceId), eq(apiClientErrors.clientId, clientId)))
      .orderBy(desc(apiClientErrors.at), desc(apiClientErrors.id))
      .limit(20)
    return { ...settings, keys: keys.filter(({ endsAt }) => !endsAt || endsAt > ctx.now), days, refusals }
  })
}
