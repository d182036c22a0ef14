import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { logins, messages, sessions, signUpCodes } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { linkOf, type Person, registerPerson } from '@/drizzle/seed/register-person'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { chooseSignIn } from '@/lib/domain/letters/choose-sign-in'
import { openLetterLink } from '@/lib/domain/letters/open-letter-link'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { giveSecondFactor } from '@/lib/domain/logins/give-second-factor'
import { resetPassword } from '@/lib/domain/logins/reset-password'
import { startSession } from '@/lib/domain/logins/start-session'
import { unlockByCode } from '@/lib/domain/logins/unlock-by-code'
import { unlockLogin } from '@/lib/domain/logins/unlock-login'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import { activateByCode } from '@/lib/domain/registrations/activate-by-code'
import { activateByLink } from '@/lib/domain/registrations/activate-by-link'
import { resendActivationByStaff } from '@/lib/domain/registrations/resend-activation'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, read, transaction } from '@/lib/domain/shared/context'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { acceptInvitation } from '@/lib/domain/staff/accept-invitation'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import { newId } from '@/lib/platform/ids'
import { encrypt, secretCode, secretValue } from '@/lib/platform/secrets'
import type { TestPractice } from '@/lib/testing/people'

export type RaceGround = TestPractice & { chargebandId: string }
type Attempt = (n: number) => Promise<unknown>
export type Race = {
  /** What may be used once, or so often. */
  thing: string
  expected: number
  /** Makes the thing and gives back one attempt to use it; `callers` of them start at once. */
  ready: (ground: RaceGround) => Promise<Attempt>
  /** How often it was used; the attempts that did not throw, unless told otherwise. */
  used?: (ground: RaceGround) => Promise<number>
}
export type RaceResult = { thing: string; callers: number; expected: number; used: number }

export const callers = 32
const password = 'river stones lantern'
const now = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(), requestId: newId() })

function somebody(): Person {
  const id = newId()
  return {
    title: 'Ms',
    givenName: `G${id.slice(-8)}`,
    familyName: `F${id.slice(24)}`,
    dateOfBirth: '1984-03-27',
    email: `${id}@example.com`,
    mobile: `0770090${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`,
    postcode: 'M1 1AE',
    line1: '1 Example Street',
    town: 'Manchester',
  }
}

const byEmail = () => ({ email: `${newId()}@example.com`, username: null, mobile: null })

async function newCode(ground: RaceGround, totalLimit?: number): Promise<string> {
  const code = `RACE${newId().slice(-12)}`
  const window = { totalLimit, opens: undefined, closes: undefined }
  await createSignUpCode(now(ground.as('manager')), { chargebandId: ground.chargebandId, code, ...window })
  return code
}

async function waiting(ground: RaceGround): Promise<{ id: string; person: Person }> {
  const person = somebody()
  const code = await newCode(ground)
  const id = await registerPerson(now(ground.visitor), person, { code, password, activate: false })
  return { id, person }
}

async function newLogin(ground: RaceGround, more: Partial<typeof logins.$inferInsert> = {}): Promise<string> {
  const id = newId()
  await ground.system.db.insert(logins).values({ id, email: `${id}@example.com`, createdAt: new Date(), ...more })
  return id
}

function secretFor(
  ground: RaceGround,
  kind: SecretKind,
  subjectId: string,
  practiceId: string | null,
): Promise<string> {
  const from = { kind, practiceId, subjectId }
  return transaction(now(ground.system), (tx) => issueSecret(tx, new Date(), from))
}

let lastCode = ''
let lastRegistration = ''

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
  {
    thing: 'registration letter',
    expected: 1,
    ready: async (ground) => {
      const held = { familyName: `L${newId().slice(24)}`, dateOfBirth: '1984-03-27' }
      const letter = await issueLetterTo(now(ground.as('receptionist')), held)
      const codes = { block: 'key' as const, number: letter.accountNumber, code: letter.key }
      const drafts = Array.from({ length: callers }, async () => {
        const who = { surname: held.familyName, dateOfBirth: held.dateOfBirth }
        const { draftToken } = await checkLetter(now(ground.visitor), { ...codes, ...who })
        await chooseSignIn(now(ground.visitor), { ...byEmail(), draftToken, password })
        return draftToken
      })
      const tokens = await Promise.all(drafts)
      return (n) => submitClaim(now(ground.visitor), { draftToken: tokens[n] ?? null, locale: 'en' })
    },
  },
  {
    thing: 'emailed link to a letter (letter-link)',
    expected: 1,
    ready: async (ground) => {
      const held = { familyName: `L${newId().slice(24)}`, dateOfBirth: '1984-03-27' }
      const { letterId } = await issueLetterTo(now(ground.as('receptionist')), held)
      const token = secretValue(await secretFor(ground, 'letter-link', letterId, ground.practiceId))
      const opened = Array.from({ length: callers }, async () => {
        const who = { token, surname: held.familyName, dateOfBirth: held.dateOfBirth }
        const { draftToken } = await openLetterLink(now(ground.visitor), who)
        await chooseSignIn(now(ground.visitor), { ...byEmail(), draftToken, password })
        return draftToken
      })
      const tokens = await Promise.all(opened)
      return (n) => submitClaim(now(ground.visitor), { draftToken: tokens[n] ?? null, locale: 'en' })
    },
  },
  {
    thing: 'half-minute of an authenticator app (TOTP step)',
    expected: 1,
    ready: async (ground) => {
      const { actor } = ground.as('clinician')
      const loginId = actor.kind === 'staff' ? actor.loginId : ''
      const seed = new Secret({ size: 20 })
      const at = new Date()
      await ground.system.db
        .update(logins)
        .set({ totpSecret: encrypt(seed.base32), totpEnrolledAt: at, totpLastStep: null })
        .where(eq(logins.id, loginId))
      const session = { kind: 'staff' as const, loginId, practiceId: ground.practiceId, completed: false }
      const open = Array.from({ length: callers }, async () => {
        await transaction(now(ground.system), (tx) => startSession(tx, at, session))
      })
      await Promise.all(open)
      const rows = await ground.system.db.select().from(sessions).where(eq(sessions.loginId, loginId))
      const code = new TOTP({ secret: seed }).generate()
      return (n) => giveSecondFactor(now(ground.visitor), { code, sessionId: rows[n]?.id })
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
