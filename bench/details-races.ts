import { and, eq } from 'drizzle-orm'
import { logins, onlineAccounts } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { askContact } from '@/lib/domain/details/ask-contact'
import { proposeAddress } from '@/lib/domain/details/propose'
import { proveEmail } from '@/lib/domain/details/prove-email'
import { proveMobile } from '@/lib/domain/details/prove-mobile'
import { hashPassword } from '@/lib/domain/passwords/hash-password'
import { acceptChange } from '@/lib/domain/patients/accept-change'
import { rejectChange } from '@/lib/domain/patients/reject-change'
import { waitingChangesOf } from '@/lib/domain/patients/waiting-changes'
import { forPractice, transaction } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import { asPatient } from '@/lib/testing/people'
import { newestSecret } from '@/lib/testing/signed-in-patient'
import { now, password, type Race, type RaceGround } from './race-ground'

type Attempt = Awaited<ReturnType<Race['ready']>>

/** Somebody with a full account, signed in. */
async function signedIn(ground: RaceGround) {
  const held = { familyName: `D${newId().slice(24)}`, dateOfBirth: '1984-03-27' }
  const { patientId, accountId } = await issueLetterTo(now(ground.as('receptionist')), held)
  const loginId = newId()
  const passwordHash = await hashPassword(password)
  await transaction(ground.system, async (tx) => {
    await tx.insert(logins).values({ id: loginId, username: `own-${loginId}`, passwordHash, createdAt: new Date() })
    await tx
      .update(onlineAccounts)
      .set({ status: 'active', loginId })
      .where(and(eq(onlineAccounts.practiceId, ground.practiceId), eq(onlineAccounts.id, accountId)))
  })
  return { patientId, accountId, me: forPractice(asPatient(ground.visitor, loginId), null) }
}

async function provingEmail(ground: RaceGround): Promise<Attempt> {
  const { accountId, me } = await signedIn(ground)
  const value = `${newId()}@example.com`
  await askContact(now(me), { accountId, kind: 'email', value, password, locale: 'en' })
  const { token } = await newestSecret(ground.system, 'email-proof', value)
  return () => proveEmail(now(ground.visitor), { token })
}

async function provingMobile(ground: RaceGround): Promise<Attempt> {
  const { accountId, me } = await signedIn(ground)
  const value = `+4477009${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`
  await askContact(now(me), { accountId, kind: 'mobile', value, password, locale: 'en' })
  const { code } = await newestSecret(ground.system, 'mobile-proof', value)
  return () => proveMobile(now(me), { accountId, code })
}

/** Half of them accept, half reject. */
async function decidingChange(ground: RaceGround): Promise<Attempt> {
  const { patientId, accountId, me } = await signedIn(ground)
  await proposeAddress(now(me), {
    accountId,
    postcode: 'M1 1AE',
    line1: '9 New Road',
    line2: undefined,
    town: undefined,
  })
  const desk = ground.as('receptionist')
  const [change] = await waitingChangesOf(now(desk), { patientId })
  const one = { patientId, changeId: change?.id ?? '', version: change?.version ?? 0 }
  return (n) => (n % 2 ? acceptChange(now(desk), one) : rejectChange(now(desk), { ...one, reason: 'Not theirs' }))
}

/** What patients change themselves, and what staff decide about it. */
export const detailsRaces: Race[] = [
  { thing: 'link that proves an address (email-proof)', expected: 1, ready: provingEmail },
  { thing: 'code that proves a number (mobile-proof)', expected: 1, ready: provingMobile },
  { thing: 'decision about what a patient changed', expected: 1, ready: decidingChange },
]
