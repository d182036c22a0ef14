import { and, eq } from 'drizzle-orm'
import { registrations, sessions } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { startSession } from '@/lib/domain/logins/start-session'
import { enterByToken } from '@/lib/domain/portal-sign-in/enter-by-token'
import { handOver } from '@/lib/domain/portal-sign-in/hand-over'
import { proveResetCode, setPasswordInContext } from '@/lib/domain/portal-sign-in/reset-in-steps'
import { giveSignInCode } from '@/lib/domain/portal-sign-in/sign-in-code'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { read, transaction } from '@/lib/domain/shared/context'
import { findVisitor } from '@/lib/domain/visitors/find-visitor'
import { proveVisitor } from '@/lib/domain/visitors/prove-visitor'
import { registerVisitor } from '@/lib/domain/visitors/register-visitor'
import { newId } from '@/lib/platform/ids'
import { secretCode, secretValue } from '@/lib/platform/secrets'
import { asPatient } from '@/lib/testing/people'
import { asProgram, visiting } from '@/lib/testing/visiting'
import { now, type Race, type RaceGround, secretFor, waiting } from './race-ground'

/** Somebody who registered and activated. */
async function activated(ground: RaceGround): Promise<string> {
  const { id } = await waiting(ground)
  await activateByLink(now(ground.visitor), { token: await linkOf(ground.visitor, id) })
  const [row] = await read(ground.system, (tx) =>
    tx
      .select({ loginId: registrations.loginId })
      .from(registrations)
      .where(and(eq(registrations.practiceId, ground.practiceId), eq(registrations.id, id))),
  )
  return row?.loginId ?? ''
}

async function sessionOf(ground: RaceGround, loginId: string): Promise<string> {
  const owed = { kind: 'patient' as const, loginId, completed: false }
  await transaction(now(ground.system), (tx) => startSession(tx, new Date(), owed))
  const rows = await ground.system.db.select().from(sessions).where(eq(sessions.loginId, loginId))
  return rows.find(({ completedAt }) => completedAt === null)?.id ?? ''
}

/** A token somebody was handed over with to another company's website. */
async function handedOver(ground: RaceGround) {
  const loginId = await activated(ground)
  const { clientId } = await createApiClient(now(ground.as('manager')), {
    ...{ name: `Website ${newId()}`, portal: 'patient' as const, portalAddress: 'https://portal.example.com' },
    ...{ allowedOrigins: [], allowedNetworks: [], discloses10001: false, asksSecondFactor: false },
    ...{ requestsPerMinute: 100_000, registrationsPerHour: 100_000 },
  })
  const { practiceId } = ground
  const { address } = await handOver(now(asPatient(ground.visitor, loginId)), { practiceId, clientId })
  return { program: asProgram(ground, clientId), loginToken: address.split('loginToken=')[1] ?? '' }
}

/** The one-time things of the portal API. */
export const portalRaces: Race[] = [
  {
    thing: 'code that completes a sign-in (sign-in-code)',
    expected: 1,
    ready: async (ground) => {
      const loginId = await activated(ground)
      const sessionId = await sessionOf(ground, loginId)
      const code = secretCode(await secretFor(ground, 'sign-in-code', sessionId, null))
      return () => giveSignInCode(now(ground.visitor), { sessionId, loginId, code })
    },
  },
  {
    thing: 'code of somebody who books without an account (visitor-code)',
    expected: 1,
    ready: async (ground) => {
      const program = asProgram(ground)
      const { visitorToken } = await registerVisitor(now(program), visiting())
      const visitorId = (await findVisitor(now(program), visitorToken))?.visitorId ?? ''
      const code = secretCode(await secretFor(ground, 'visitor-code', visitorId, ground.practiceId))
      return () => proveVisitor(now(program), { visitorId, code })
    },
  },
  {
    thing: 'token that signs in on another website (portal-login)',
    expected: 1,
    ready: async (ground) => {
      const { program, loginToken } = await handedOver(ground)
      return () => enterByToken(now(program), { loginToken, secondFactor: false, userAgent: null })
    },
  },
  {
    thing: 'code beside a reset key (reset-code)',
    expected: 1,
    ready: async (ground) => {
      const loginId = await activated(ground)
      const key = secretValue(await secretFor(ground, 'password-reset', loginId, null))
      const code = secretCode(await secretFor(ground, 'reset-code', loginId, null))
      return () => proveResetCode(now(ground.visitor), { key, code })
    },
  },
  {
    thing: 'link in a work mailbox (work-reset)',
    expected: 1,
    ready: async (ground) => {
      const loginId = await activated(ground)
      const key = secretValue(await secretFor(ground, 'work-reset', loginId, ground.practiceId))
      const context = secretValue(await secretFor(ground, 'reset-context', loginId, null))
      const chosen = { key, context, password: 'nine quiet harbours 6 owls', locale: 'en' as const }
      return () => setPasswordInContext(now(ground.visitor), chosen)
    },
  },
  {
    thing: 'quarter of an hour for a new password (reset-context)',
    expected: 1,
    ready: async (ground) => {
      const loginId = await activated(ground)
      const key = secretValue(await secretFor(ground, 'password-reset', loginId, null))
      const context = secretValue(await secretFor(ground, 'reset-context', loginId, null))
      const chosen = { key, context, password: 'seven quiet harbours 4 owls', locale: 'en' as const }
      return () => setPasswordInContext(now(ground.visitor), chosen)
    },
  },
]
