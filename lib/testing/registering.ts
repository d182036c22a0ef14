import { eq } from 'drizzle-orm'
import { companies, messages, registrations, signUpCodes } from '@/drizzle/schema'
import { linkOf, type Person, registerPerson } from '@/drizzle/seed/register-person'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { draftFor } from '@/lib/domain/registrations/drafts'
import { saveAnswer, savePassword } from '@/lib/domain/registrations/save-answer'
import { startDraft } from '@/lib/domain/registrations/start-draft'
import { schemaOf } from '@/lib/domain/registrations/steps'
import { read } from '@/lib/domain/shared/context'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { newId } from '@/lib/platform/ids'
import { secretCode } from '@/lib/platform/secrets'
import type { TestPractice } from './people'

export const testPassword = 'river stones lantern'

let people = 0

/** A person nobody has met, unless the test says otherwise. */
export function somebody(change: Partial<Person> = {}): Person {
  people += 1
  return {
    title: 'Ms',
    givenName: `Given${people}`,
    familyName: `Family${people}`,
    dateOfBirth: '1984-03-27',
    email: `person${people}@example.com`,
    mobile: `0770090${String(people).padStart(4, '0')}`,
    postcode: 'M1 1AE',
    line1: '1 Example Street',
    town: 'Manchester',
    ...change,
  }
}

export type Registering = Awaited<ReturnType<typeof openForRegistration>>

/** A practice with a chargeband open for online booking, and what tests of registering do there again and again. */
export async function openForRegistration(practice: TestPractice) {
  const { visitor, practiceId } = practice
  const manager = practice.as('manager')

  async function makeChargeband(name: string): Promise<string> {
    const [company] = await read(manager, (tx) => tx.select().from(companies))
    const { id } = await createChargeband(manager, { companyId: company?.id ?? '', name })
    await enableOnlineBooking(manager, { chargebandId: id, choice: 'no-notifications' })
    return id
  }
  const chargebandId = await makeChargeband('Online')

  async function makeCode(change: Partial<typeof signUpCodes.$inferInsert> = {}): Promise<string> {
    const code = `CODE${newId().slice(-8)}`
    const row = {
      practiceId,
      id: newId(),
      chargebandId,
      code,
      codeKey: codeKey(code),
      createdAt: visitor.now,
      ...change,
    }
    await read(visitor, (tx) => tx.insert(signUpCodes).values(row))
    return code
  }

  async function used(code: string): Promise<number | undefined> {
    const rows = await read(visitor, (tx) =>
      tx
        .select()
        .from(signUpCodes)
        .where(eq(signUpCodes.codeKey, codeKey(code))),
    )
    return rows[0]?.usedCount
  }

  async function registrationOf(id: string) {
    const rows = await read(visitor, (tx) => tx.select().from(registrations).where(eq(registrations.id, id)))
    return rows[0]
  }

  async function messagesOf(registrationId: string) {
    return read(visitor, (tx) =>
      tx.select().from(messages).where(eq(messages.registrationId, registrationId)).orderBy(messages.createdAt),
    )
  }

  /** A registration that waits for activation. */
  async function register(change: Partial<Person> = {}) {
    const code = await makeCode()
    const person = somebody(change)
    const id = await registerPerson(visitor, person, { code, password: testPassword, activate: false })
    return { id, code, person }
  }

  /** The same with the token of its link. */
  async function waiting(change: Partial<Person> = {}) {
    const registered = await register(change)
    return { ...registered, token: await linkOf(visitor, registered.id) }
  }

  /** A draft with every answer given and nothing submitted. */
  async function completeDraft(code: string): Promise<{ draftToken: string }> {
    const { draftToken } = await startDraft(visitor, { code, draftToken: null })
    const draft = await draftFor(visitor, draftToken)
    if (!draft) throw new Error('The draft was not kept')
    const answers: Record<string, unknown> = { ...somebody(), termsAccepted: true }
    for (const step of draft.steps) {
      if (step === 'code' || step === 'password') continue
      await saveAnswer(visitor, { draftToken, step, answer: schemaOf(step, draft.options).parse(answers) })
    }
    await savePassword(visitor, { draftToken, password: testPassword })
    return { draftToken }
  }

  /** The six digits of the newest text message of a registration. */
  async function smsCode(registrationId: string): Promise<string> {
    const texts = (await messagesOf(registrationId)).filter((message) => message.kind === 'activation-sms')
    return secretCode(texts.at(-1)?.ids.secretId ?? '')
  }

  return {
    chargebandId,
    makeChargeband,
    makeCode,
    used,
    registrationOf,
    messagesOf,
    register,
    waiting,
    completeDraft,
    smsCode,
  }
}
