import * as z from 'zod/mini'
import { departmentsOfBand } from '@/lib/domain/chargebands/departments-of-band'
import { checkMembershipCode, type LiveScheme } from '@/lib/domain/memberships/check-membership-code'
import { checkPassword } from '@/lib/domain/passwords/check-password'
import { type PracticeCard, practiceById, settingsOf } from '@/lib/domain/practices/queries'
import { moreDetails } from '@/lib/domain/profiles/schema'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { parseMessage } from '@/lib/domain/shared/fields'
import { countGuess, refuseGuessers } from '@/lib/domain/shared/guessing'
import type { Message } from '@/lib/domain/shared/message'
import { checkSignUpCode, type LiveCode } from '@/lib/domain/sign-up-codes/check-sign-up-code'
import type { Tx } from '@/lib/platform/db'
import { ofScheme, ofSignUpCode, type RegisteringCode } from './registering-code'
import type { JourneyOptions } from './schema'
import { PasswordStep } from './schema'
import { type AnsweredStep, type Answers, schemaOf, stepsFor } from './steps'

/** Everything a program tells of a person at once, question by question as the journey asks it. */
export type Profile = {
  code: string
  /** The code is that of a membership scheme. */
  isMembership: boolean
  answers: Record<AnsweredStep, Record<string, unknown>>
  more: Record<string, unknown>
  password: unknown
  /** On referral portals the work email signs in, so there it is needed. */
  needsWorkEmail?: boolean
}

export type JudgedProfile = {
  code: RegisteringCode
  answers: Answers
  password: string
  settings: Awaited<ReturnType<typeof settingsOf>>
}

const guesses = { address: 'guess-code-api', practice: 'guess-code-api-practice' } as const

/** The live code a program asks about; wrong ones are counted, so that nobody finds one by trying. */
export function codeForProgram(ctx: Ctx, code: string): Promise<LiveCode> {
  return guessed(ctx, (tx) => checkSignUpCode(tx, ctx, code))
}

/** The scheme of a membership code a program asks about, under the same limits. */
export function schemeForProgram(ctx: Ctx, code: string): Promise<LiveScheme> {
  return guessed(ctx, (tx) => checkMembershipCode(tx, ctx, code))
}

async function guessed<T>(ctx: Ctx, check: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await read(ctx, async (tx) => {
      // Both are sent at once; who guessed too often hears that, whatever the code.
      const refused = refuseGuessers({ ...ctx, db: tx }, guesses)
      const [first, checked] = await Promise.allSettled([refused, check(tx)])
      if (first.status === 'rejected') throw first.reason
      if (checked.status === 'rejected') throw checked.reason
      return checked.value
    })
  } catch (error) {
    if (error instanceof Invalid) await countGuess(ctx, guesses)
    throw error
  }
}

/**
 * Judges a whole profile by the same schemas, settings and password policy as the journey's pages. Everything wrong is
 * said at once, by the names of the journey's fields; details beyond the journey stand under `more`.
 */
export async function judgeProfile(ctx: Ctx, profile: Profile): Promise<JudgedProfile> {
  const code = profile.isMembership
    ? ofScheme(await schemeForProgram(ctx, profile.code))
    : ofSignUpCode(await codeForProgram(ctx, profile.code))
  const settings = await settingsOf(ctx)
  const practice = await practiceById(ctx.db, practiceOf(ctx))
  const { answers, wrong } = judgeAnswers(profile, {
    nation: practice.nation,
    questions: settings.questions,
    askDepartment: code.askDepartment,
    departments: code.askDepartment ? await departmentsOfBand(ctx, code.chargebandId) : [],
    signedIn: false,
  })
  if (profile.needsWorkEmail && !answers.more?.workEmail) wrong['more.workEmail'] ??= { key: 'errors.email.required' }
  const typed = parse(PasswordStep, { password: profile.password })
  const password = typed.value?.password ?? ''
  if (typed.issues) Object.assign(wrong, Object.fromEntries(typed.issues))
  else {
    const reason = checkPassword(password, settings.passwordPolicy, wordsOf(practice, profile))
    if (reason) wrong.password = reason
  }
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
  return { code, answers, password, settings }
}

/** Judges every answer but code and password; what is wrong stands at the journey's names of the fields. */
export function judgeAnswers(profile: Pick<Profile, 'answers' | 'more'>, options: JourneyOptions) {
  const wrong: Record<string, Message> = {}
  const judged: Record<string, unknown> = {}
  const judge = (schema: z.core.$ZodType, name: string, typed: unknown, prefix = '') => {
    const result = parse(schema, typed)
    if (!result.issues) judged[name] = result.value
    else for (const [path, message] of result.issues) wrong[`${prefix}${path}`] ??= message
  }
  for (const step of stepsFor(options)) {
    if (step === 'code' || step === 'password') continue
    // A program cannot show how somebody will prove who they are; staff ask.
    const asked = step === 'evidence' && options.questions.evidence === 'required' ? { evidence: 'not-now' } : {}
    judge(schemaOf(step, options), step, { ...asked, ...profile.answers[step] })
  }
  judge(moreDetails(options.nation), 'more', profile.more, 'more.')
  const answers: Answers = judged
  return { answers, wrong }
}

function parse<S extends z.core.$ZodType>(schema: S, typed: unknown) {
  const result = z.safeParse(schema, typed)
  if (result.success) return { value: result.data as z.output<S> }
  return {
    issues: result.error.issues.map(
      ({ path, message }) => [path.map(String).join('.'), parseMessage(message)] as const,
    ),
  }
}

/** What a guesser would know of the person; as given, whether it was right or not. */
function wordsOf({ name }: PracticeCard, { answers }: Profile): string[] {
  const { givenName, familyName } = answers.name
  const words = [name, givenName, familyName, answers.contact.email, answers['date-of-birth'].dateOfBirth]
  return words.filter((word): word is string => typeof word === 'string' && word !== '')
}
