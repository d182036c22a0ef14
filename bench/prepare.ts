import { createHash, randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { inArray } from 'drizzle-orm'
import { companies, logins, registrationDrafts } from '@/drizzle/schema'
import { issueLetterTo } from '@/drizzle/seed/issue-letter-to'
import { type Person, somebody, typedBy } from '@/e2e/support/person'
import { createChargeband } from '@/lib/domain/chargebands/create-chargeband'
import { enableOnlineBooking } from '@/lib/domain/chargebands/enable-online-booking'
import { saveAnswer } from '@/lib/domain/registrations/save-answer'
import { startDraft } from '@/lib/domain/registrations/start-draft'
import { type AnsweredStep, schemaOf, stepNames } from '@/lib/domain/registrations/steps'
import { type Ctx, read } from '@/lib/domain/shared/context'
import { formValues } from '@/lib/domain/shared/form-values'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { connect } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { makePractice } from '@/lib/testing/people'
import { addressee, type BenchLetter } from './bench-letter'

export type Prepared = Awaited<ReturnType<typeof prepare>>

const codes = { enrol: 'BENCHENROL', bare: 'BENCHBARE' }

/** A practice with a code for each side, so that neither waits for the other's rows. */
export async function prepare(databaseUrl: string) {
  const { db, end } = connect(databaseUrl, 8)
  const practice = await makePractice(db)
  const manager = practice.as('manager')
  const [company] = await read(manager, (tx) => tx.select({ id: companies.id }).from(companies))
  const { id: chargebandId } = await createChargeband(manager, { companyId: company?.id ?? '', name: 'Bench' })
  await enableOnlineBooking(manager, { chargebandId, choice: 'no-notifications' })
  const window = { totalLimit: undefined, opens: undefined, closes: undefined }
  await createSignUpCode(manager, { chargebandId, code: codes.enrol, ...window })
  const { id: bareCodeId } = await createSignUpCode(manager, { chargebandId, code: codes.bare, ...window })
  const ctx = (): Ctx => ({ ...practice.visitor, now: new Date(), requestId: newId() })

  /** A draft with every question answered but the password, made by the verbs. Returns its cookie. */
  async function enrolDraft(person: Person): Promise<string> {
    const { draftToken } = await startDraft(ctx(), { code: codes.enrol, draftToken: null })
    const form = new FormData()
    for (const [name, value] of Object.entries(typedBy(person, codes.enrol)))
      if (value !== false) form.set(name, value === true ? 'on' : value)
    const options = await journeyOptions()
    for (const step of stepNames) {
      if (step === 'code' || step === 'password' || step === 'department') continue
      const answer = await schemaOf(step, options).parseAsync(formValues(form))
      await saveAnswer(ctx(), { draftToken, step, answer })
    }
    return `enrol-draft=${draftToken}`
  }

  async function journeyOptions() {
    const { defaultQuestions } = await import('@/lib/domain/practices/defaults')
    return {
      nation: 'england' as const,
      questions: defaultQuestions,
      askDepartment: false,
      departments: [],
      signedIn: false,
    }
  }

  /** The same for the bare server, whose drafts hold the fields as they were sent. */
  async function bareDraft(person: Person): Promise<string> {
    const token = randomBytes(24).toString('base64url')
    const typed = typedBy(person, codes.bare)
    const steps: Partial<Record<AnsweredStep, string[]>> = {
      name: ['title', 'givenName', 'familyName'],
      'date-of-birth': ['dateOfBirth-day', 'dateOfBirth-month', 'dateOfBirth-year'],
      contact: ['email', 'mobile'],
      address: ['postcode', 'line1', 'town'],
    }
    const answers = Object.fromEntries(
      Object.entries(steps).map(([step, names]) => [
        step,
        Object.fromEntries(names.map((name) => [name, typed[name]])),
      ]),
    )
    await read(ctx(), (tx) =>
      tx.insert(registrationDrafts).values({
        practiceId: practice.practiceId,
        id: newId(),
        tokenHash: createHash('sha256').update(token).digest('base64url'),
        answers,
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + 3600_000),
      }),
    )
    return `bench=${token}`
  }

  /** People who can sign in; hashed once, because only checking is measured. */
  async function people(count: number): Promise<Person[]> {
    const passwordHash = await hash(somebody().password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    const all = Array.from({ length: count }, () => somebody())
    await db
      .insert(logins)
      .values(all.map(({ email }) => ({ id: newId(), email, passwordHash, createdAt: new Date() })))
    return all
  }

  /** The ids of their logins, in their order. */
  async function loginsOf(all: Person[]): Promise<string[]> {
    const rows = await db
      .select({ id: logins.id, email: logins.email })
      .from(logins)
      .where(
        inArray(
          logins.email,
          all.map(({ email }) => email),
        ),
      )
    const ids = new Map(rows.map(({ id, email }) => [email, id]))
    return all.map(({ email }) => ids.get(email) ?? '')
  }

  /** So many letters, each of a patient of its own. */
  async function letters(count: number): Promise<BenchLetter[]> {
    const made: BenchLetter[] = []
    const desk = practice.as('receptionist')
    for (let n = 0; n < count; n += 1) {
      const person = addressee()
      made.push({ ...person, ...(await issueLetterTo({ ...desk, now: new Date() }, person)) })
    }
    return made
  }

  return { ...practice, letters, db, end, chargebandId, bareCodeId, codes, enrolDraft, bareDraft, people, loginsOf }
}
