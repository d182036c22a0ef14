import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { apiClients, onlineAccounts } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { accountHere } from '@/lib/domain/profiles/account-here'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, forPractice, read, transaction } from '@/lib/domain/shared/context'
import { NotFound } from '@/lib/domain/shared/errors'
import { secretGuid } from '@/lib/platform/secrets'
import { handOverBound } from './hand-over-bound'
import type { HandOver } from './schema'

export type Destination = { practiceId: string; clientId: string; name: string }

const reachable = and(eq(apiClients.portal, 'patient'), isNotNull(apiClients.portalAddress), isNull(apiClients.endedAt))

/** The websites of other companies where whoever is signed in has an account to use, practice by practice. */
export async function ownDestinations(ctx: Ctx): Promise<Destination[]> {
  authorize(ctx.actor, 'portal:view')
  const { loginId } = ownLogin(ctx)
  const accounts = await read(forPractice(ctx, null), (tx) =>
    tx
      .select({ practiceId: onlineAccounts.practiceId })
      .from(onlineAccounts)
      .where(
        and(eq(onlineAccounts.loginId, loginId), isNull(onlineAccounts.disabledAt), isNull(onlineAccounts.closedAt)),
      ),
  )
  const lists = accounts.map(({ practiceId }) =>
    read(forPractice(ctx, practiceId), (tx) =>
      tx
        .select({ practiceId: apiClients.practiceId, clientId: apiClients.id, name: apiClients.name })
        .from(apiClients)
        .where(and(eq(apiClients.practiceId, practiceId), reachable))
        .orderBy(asc(apiClients.name)),
    ),
  )
  return (await Promise.all(lists)).flat()
}

/**
 * Hands whoever is signed in over to another company's website: an address with a token that signs them in there, once
 * and within twenty seconds. The token stands after the `#`, which no server is sent and no log keeps.
 */
export async function handOver(ctx: Ctx, input: HandOver): Promise<{ address: string }> {
  authorize(ctx.actor, 'portal:hand-over')
  const { loginId } = ownLogin(ctx)
  const there = forPractice(ctx, input.practiceId)
  if (!(await accountHere(there, loginId))) throw new NotFound('account')
  return transaction(there, async (tx) => {
    const [client] = await tx
      .select({ id: apiClients.id, portalAddress: apiClients.portalAddress })
      .from(apiClients)
      .where(and(eq(apiClients.practiceId, input.practiceId), eq(apiClients.id, input.clientId), reachable))
    if (!client?.portalAddress) throw new NotFound('api client')
    const secret = { kind: 'portal-login' as const, practiceId: input.practiceId, subjectId: loginId }
    const secretId = await issueSecret(tx, ctx.now, {
      ...secret,
      value: (id) => handOverBound(client.id, secretGuid(id)),
    })
    await recordAudit(tx, there, {
      action: 'login.handed-over',
      subject: { type: 'login', id: loginId },
      details: { clientId: client.id },
    })
    return { address: `${client.portalAddress}/#/ssologin?loginToken=${secretGuid(secretId)}` }
  })
}
