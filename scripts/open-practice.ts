import { z } from 'zod'
import { addLegalTexts } from '@/drizzle/seed/add-practice-basics'
import { checkPracticeCode, withheldPracticeCode } from '@/lib/domain/identifiers/practice-code'
import { createPractice } from '@/lib/domain/practices/create-practice'
import { CreatePracticeInput } from '@/lib/domain/practices/schema'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { Conflict } from '@/lib/domain/shared/errors'
import { optionalPhone, parseMessage } from '@/lib/domain/shared/fields'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import { InviteStaff } from '@/lib/domain/staff/schema'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { inEnglish } from './in-english'
import { openPracticeRegister } from './practice-register'

type Given = {
  slug: string
  name: string
  nation: string
  'practice-code': string
  'manager-name': string
  'manager-email': string
  phone?: string
}

/** Makes a practice with its starting texts and invites its first manager, all or nothing. Answers what to do next. */
export async function openPractice(given: Given): Promise<string> {
  const practice = parse(CreatePracticeInput, { ...given, practiceCode: given['practice-code'] })
  const manager = parse(InviteStaff, { name: given['manager-name'], email: given['manager-email'], role: 'manager' })
  const phone = parse(z.object({ phone: optionalPhone(practice.nation) }), { phone: given.phone }).phone
  const code = checkPracticeCode(practice.nation, practice.practiceCode)
  if (!code.ok) throw new Error(inEnglish(code.message.key))
  const unchecked = await refuseWithheld(practice.nation, code.value)
  const actor = { kind: 'system' as const, task: 'practice:create' }
  try {
    await db.transaction(async (tx) => {
      const ctx: Ctx = { actor, practiceId: null, db: tx, now: new Date(), requestId: newId() }
      const { practiceId } = await createPractice(ctx, { ...practice, practiceCode: code.value, phone })
      const inPractice = { ...ctx, practiceId }
      await addLegalTexts(inPractice, practice)
      await inviteStaff(inPractice, manager)
    })
  } catch (error) {
    if (error instanceof Conflict) throw new Error(inEnglish(error.reason.key))
    throw error
  }
  return [
    `${practice.name} is made: ${env.APP_URL}/p/${practice.slug}`,
    `${manager.name} gets an email at ${manager.email} with a link that works once, for seven days.`,
    'It goes out as soon as a server or worker of this installation runs.',
    ...unchecked,
    'The manager then replaces the starting texts under Settings, makes a chargeband and a sign-up code.',
  ].join('\n')
}

/** In production a code that is set aside, closed or unknown is refused. Answers what could not be checked. */
async function refuseWithheld(nation: Nation, code: string): Promise<string[]> {
  if (env.ENROL_ENV !== 'production') return []
  const register = await openPracticeRegister(env.PRACTICE_CODES_FILE, new Date())
  const withheld = withheldPracticeCode(nation, code, register)
  if (withheld) throw new Error(`${code}: ${inEnglish(withheld.key)}.`)
  if (register && register.standingOf(nation, code) !== 'not-told') return []
  return [`No list of its nation's practices is set (PRACTICE_CODES_FILE), so whether ${code} is open was not checked.`]
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    return `  ${issue.path.join('.')}: ${inEnglish(parseMessage(issue.message).key)}`
  })
  throw new Error(`This is not right:\n${lines.join('\n')}`)
}
