import { and, eq } from 'drizzle-orm'
import { auditEvents, letters, onlineAccounts, registrations } from '@/drizzle/schema'
import { type IssuedLetter, issueLetterTo, type LetterFor } from '@/drizzle/seed/issue-letter-to'
import { checkLetter } from '@/lib/domain/letters/check-letter'
import { chooseSignIn } from '@/lib/domain/letters/choose-sign-in'
import { submitClaim } from '@/lib/domain/letters/submit-claim'
import { type Ctx, read } from '@/lib/domain/shared/context'
import type { TestPractice } from './people'
import { somebody, testPassword } from './registering'

export type Held = IssuedLetter & LetterFor
type SignIn = { email?: string; username?: string; mobile?: string }

let callers = 0

/** What tests of claiming an account by letter do again and again at a practice. */
export function claimingAt(practice: TestPractice) {
  const desk = practice.as('receptionist')
  const { visitor } = practice

  /** Each claims from an address of their own, so that no test uses up another's tries. */
  const caller = (): Ctx => {
    callers += 1
    return { ...visitor, actor: { kind: 'anyone', address: `192.0.2.${callers}` } }
  }

  async function withLetter(change: Partial<LetterFor> = {}): Promise<Held> {
    const { familyName, dateOfBirth } = somebody()
    const person = { familyName, dateOfBirth, ...change }
    return { ...person, ...(await issueLetterTo(desk, person)) }
  }

  const byKey = (held: Held) => ({
    ...{ block: 'key' as const, number: held.accountNumber, code: held.key },
    ...{ surname: held.familyName, dateOfBirth: held.dateOfBirth },
  })

  async function claim(held: Held, signIn: SignIn, ctx = caller()) {
    const { draftToken } = await checkLetter(ctx, byKey(held))
    const { email = null, username = null, mobile = null } = signIn
    await chooseSignIn(ctx, { draftToken, email, username, mobile, password: testPassword })
    const receipt = await submitClaim(ctx, { draftToken, locale: 'en' })
    return { ctx, draftToken, receipt, registration: await registrationOf(receipt.reference) }
  }

  async function registrationOf(reference: string) {
    const rows = await read(desk, (tx) => tx.select().from(registrations).where(eq(registrations.reference, reference)))
    if (!rows[0]) throw new Error('no such registration')
    return rows[0]
  }
  const accountOf = (held: Held) =>
    read(desk, async (tx) => {
      const [row] = await tx.select().from(onlineAccounts).where(eq(onlineAccounts.id, held.accountId))
      return row
    })
  const letterOf = (held: Held) =>
    read(desk, async (tx) => {
      const [row] = await tx.select().from(letters).where(eq(letters.id, held.letterId))
      return row
    })
  const auditOf = (action: string, subjectId: string) =>
    read(desk, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.action, action), eq(auditEvents.subjectId, subjectId))),
    )

  return { desk, visitor, caller, withLetter, byKey, claim, registrationOf, accountOf, letterOf, auditOf }
}
