import { logins } from '@/drizzle/schema'
import { type Person, registerPerson } from '@/drizzle/seed/register-person'
import type { SecretKind } from '@/lib/domain/logins/vocabulary'
import { issueSecret } from '@/lib/domain/secrets/issue-secret'
import { type Ctx, transaction } from '@/lib/domain/shared/context'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { newId } from '@/lib/platform/ids'
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
export const password = 'river stones lantern'
export const now = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(), requestId: newId() })

export function somebody(): Person {
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

export const byEmail = () => ({ email: `${newId()}@example.com`, username: null, mobile: null })

/** A fresh code of the ground's chargeband. */
export async function newCode(ground: RaceGround, totalLimit?: number): Promise<string> {
  const code = `RACE${newId().slice(-12)}`
  const window = { totalLimit, opens: undefined, closes: undefined }
  await createSignUpCode(now(ground.as('manager')), { chargebandId: ground.chargebandId, code, ...window })
  return code
}

export async function waiting(ground: RaceGround): Promise<{ id: string; person: Person }> {
  const person = somebody()
  const code = await newCode(ground)
  const id = await registerPerson(now(ground.visitor), person, { code, password, activate: false })
  return { id, person }
}

export async function newLogin(ground: RaceGround, more: Partial<typeof logins.$inferInsert> = {}): Promise<string> {
  const id = newId()
  await ground.system.db.insert(logins).values({ id, email: `${id}@example.com`, createdAt: new Date(), ...more })
  return id
}

export function secretFor(
  ground: RaceGround,
  kind: SecretKind,
  subjectId: string,
  practiceId: string | null,
): Promise<string> {
  const from = { kind, practiceId, subjectId }
  return transaction(now(ground.system), (tx) => issueSecret(tx, new Date(), from))
}
