import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import { apiClientDays, apiClientErrors, apiClientKeys, apiClients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'

/** The programs of other companies that may call the portal API, those in use first, with their use and last refusal. */
export async function listApiClients(ctx: Ctx) {
  const { practiceId } = visibleTo(ctx.actor, 'api-client:view')
  return read(ctx, async (tx) => {
    const clients = await tx
      .select({ id: apiClients.id, name: apiClients.name, portal: apiClients.portal, endedAt: apiClients.endedAt })
      .from(apiClients)
      .where(eq(apiClients.practiceId, practiceId))
      .orderBy(sql`${apiClients.endedAt} is not null`, asc(apiClients.name))
    const days = await tx
      .select()
      .from(apiClientDays)
      .where(and(eq(apiClientDays.practiceId, practiceId), gte(apiClientDays.day, dayBefore(ctx.now, 29))))
      .orderBy(asc(apiClientDays.day))
    const refusals = await tx
      .selectDistinctOn([apiClientErrors.clientId], {
        clientId: apiClientErrors.clientId,
        at: apiClientErrors.at,
        endpoint: apiClientErrors.endpoint,
        eventCode: apiClientErrors.eventCode,
      })
      .from(apiClientErrors)
      .where(eq(apiClientErrors.practiceId, practiceId))
      .orderBy(apiClientErrors.clientId, desc(apiClientErrors.at), desc(apiClientErrors.id))
    return clients.map((client) => {
      const own = days.filter(({ clientId }) => clientId === client.id)
      return {
        ...client,
        requests: own.reduce((sum, day) => sum + day.requests, 0),
        errors: own.reduce((sum, day) => sum + day.errors, 0),
        lastAt: own.at(-1)?.lastAt ?? null,
        lastRefusal: refusals.find(({ clientId }) => clientId === client.id) ?? null,
        fortnight: fortnightOf(ctx.now, own),
      }
    })
  })
}

const dayBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)

/** Each of the last fourteen days, also those without a call. */
function fortnightOf(now: Date, used: { day: string; requests: number; errors: number }[]) {
  return Array.from({ length: 14 }, (_, index) => {
    const day = dayBefore(now, 13 - index)
    const { requests = 0, errors = 0 } = used.find((one) => one.day === day) ?? {}
    return { day, requests, errors }
  })
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
