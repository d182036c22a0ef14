import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { logins, messages, sessions, signUpCodes } from '@/drizzle/schema'
import { linkOf, registerPerson } from '@/drizzle/seed/register-person'
import { giveSecondFactor } from '@/lib/domain/logins/give-second-factor'
import { replaceRecoveryCodes } from '@/lib/domain/logins/recovery-codes'
import { resetPassword } from '@/lib/domain/logins/reset-password'
import { startSession } from '@/lib/domain/logins/start-session'
import { unlockByCode } from '@/lib/domain/logins/unlock-by-code'
import { unlockLogin } from '@/lib/domain/logins/unlock-login'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { resendActivationByStaff } from '@/lib/domain/registrations/resend-activation'
import { read, transaction } from '@/lib/domain/shared/context'
import { acceptInvitation } from '@/lib/domain/staff/accept-invitation'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import type { Role } from '@/lib/domain/staff/vocabulary'
import { newId } from '@/lib/platform/ids'
import { encrypt, secretCode, secretValue } from '@/lib/platform/secrets'
import { detailsRaces } from './details-races'
import { letterRaces } from './letter-races'
import { portalRaces } from './portal-races'
import {
  callers,
  newCode,
  newLogin,
  now,
  password,
  type Race,
  type RaceGround,
  type RaceResult,
  secretFor,
  somebody,
  waiting,
} from './race-ground'

let lastCode = ''
let lastRegistration = ''

/** Somebody with an authenticator app, who stands at the second step in many browsers. The losers' tries lock the login. */
async function atSecondStep(ground: RaceGround, role: Role) {
  const { actor } = ground.as(role)
  const loginId = actor.kind === 'staff' ? actor.loginId : ''
  const seed = new Secret({ size: 20 })
  const at = new Date()
  await ground.system.db
    .update(logins)
    .set({ totpSecret: encrypt(seed.base32), totpEnrolledAt: at, totpLastStep: null })
    .where(eq(logins.id, loginId))
  await ground.system.db.delete(sessions).where(eq(sessions.loginId, loginId))
  const session = { kind: 'staff' as const, loginId, practiceId: ground.practiceId, completed: false }
  const open = Array.from({ length: callers }, async () => {
    await transaction(now(ground.system), (tx) => startSession(tx, at, session))
  })
  await Promise.all(open)
  const rows = await ground.system.db.select().from(sessions).where(eq(sessions.loginId, loginId))
  return { loginId, seed, sessionIds: rows.map(({ id }) => id) }
}

/** Every single-use or limited thing of the product. */
export const races: Race[] = [
  {
    thing: 'sign-up code with 10 uses',
    expected: 10,
    ready: async (ground) => {
      lastCode = await newCode(ground, 10)
      return () => registerPerson(now(ground.visitor), somebody(), { code: lastCode, password, activate: false })
    },
    used: async (ground) => {
      const [row] = await read(ground.system, (tx) =>
        tx.select({ used: signUpCodes.usedCount }).from(signUpCodes).where(eq(signUpCodes.code, lastCode)),
      )
      return row?.used ?? -1
    },
  },
  {
    thing: 'activation link (activation)',
    expected: 1,
    ready: async (ground) => {
      const { id } = await waiting(ground)
      const token = await linkOf(ground.visitor, id)
      return async () => {
        const { outcome } = await activateByLink(now(ground.visitor), { token })
        if (outcome !== 'activated') throw new Error(outcome)
      }
    },
  },
  {
    thing: 'code of a text message (activation-code)',
    expected: 1,
    ready: async (ground) => {
      const { id, person } = await waiting(ground)
      const sent = await read(ground.system, (tx) => tx.select().from(messages).where(eq(messages.registrationId, id)))
      const secretId = sent.find(({ kind }) => kind === 'activation-sms')?.ids.secretId ?? ''
      const typed = { draftToken: null, contact: person.mobile, activationCode: secretCode(secretId) }
      return () => activateByCode(now(ground.visitor), typed)
    },
  },
  {
    thing: 'link to a new password (password-reset)',
    expected: 1,
    ready: async (ground) => {
      const token = secretValue(await secretFor(ground, 'password-reset', await newLogin(ground), null))
      const chosen = 'seven quiet harbours 4 owls'
      return () => resetPassword(now(ground.visitor), { token, password: chosen, locale: 'en' })
    },
  },
  {
    thing: 'link that ends a lock (unlock)',
    expected: 1,
    ready: async (ground) => {
      const token = secretValue(await secretFor(ground, 'unlock', await newLogin(ground), null))
      return () => unlockLogin(now(ground.visitor), { token })
    },
  },
  {
    thing: 'code of a text that ends a lock (unlock-code)',
    expected: 1,
    ready: async (ground) => {
      const loginId = await newLogin(ground)
      const code = secretCode(await secretFor(ground, 'unlock-code', loginId, null))
      return () => unlockByCode(now(ground.visitor), { email: `${loginId}@example.com`, code })
    },
  },
  {
    thing: 'invitation of staff (staff-invitation)',
    expected: 1,
    ready: async (ground) => {
      const invited = { name: 'Newly Invited', email: `${newId()}@example.com`, role: 'receptionist' as const }
      const { staffId } = await inviteStaff(now(ground.as('manager')), invited)
      const token = secretValue(await secretFor(ground, 'staff-invitation', staffId, ground.practiceId))
      const proof = { token, password: 'seven quiet harbours 4 owls', device: null, userAgent: null }
      return () => acceptInvitation(now(ground.visitor), proof)
    },
  },
  ...letterRaces,
  ...detailsRaces,
  ...portalRaces,
  {
    thing: 'half-minute of an authenticator app (TOTP step)',
    expected: 1,
    ready: async (ground) => {
      const { seed, sessionIds } = await atSecondStep(ground, 'clinician')
      const code = new TOTP({ secret: seed }).generate()
      return (n) => giveSecondFactor(now(ground.visitor), { code, sessionId: sessionIds[n] })
    },
  },
  {
    thing: 'recovery code instead of the app',
    expected: 1,
    ready: async (ground) => {
      const { loginId, sessionIds } = await atSecondStep(ground, 'receptionist')
      const [code = ''] = await transaction(now(ground.system), (tx) => replaceRecoveryCodes(tx, new Date(), loginId))
      return (n) => giveSecondFactor(now(ground.visitor), { code, sessionId: sessionIds[n] })
    },
  },
  {
    thing: 'sending an activation again within its wait',
    expected: 1,
    ready: async (ground) => {
      const { id } = await waiting(ground)
      lastRegistration = id
      const minute = new Date(Date.now() + 61_000)
      const desk = ground.as('receptionist')
      return () => resendActivationByStaff({ ...desk, now: minute, requestId: newId() }, { registrationId: id })
    },
    used: async (ground) => {
      const sent = await read(ground.system, (tx) =>
        tx.select().from(messages).where(eq(messages.registrationId, lastRegistration)),
      )
      return sent.filter(({ kind }) => kind === 'activation-email').length - 1
    },
  },
]

/** Runs one race: so many callers at once for one thing. */
export async function runRace(race: Race, ground: RaceGround): Promise<RaceResult> {
  const attempt = await race.ready(ground)
  const ended = await Promise.allSettled(Array.from({ length: callers }, (_, n) => attempt(n)))
  const kept = ended.filter(({ status }) => status === 'fulfilled').length
  if (kept !== race.expected) {
    const reasons = ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    console.error(`${race.thing}: ${kept} got through; the others:`, [...new Set(reasons)].slice(0, 5))
  }
  const used = race.used ? await race.used(ground) : kept
  return { thing: race.thing, callers, expected: race.expected, used: used === race.expected ? kept : used }
}

export async function runRaces(ground: RaceGround): Promise<RaceResult[]> {
  const results: RaceResult[] = []
  for (const race of races) results.push(await runRace(race, ground))
  return results
}
