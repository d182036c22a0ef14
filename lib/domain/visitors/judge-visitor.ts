import { departmentsOfBand } from '@/lib/domain/chargebands/departments-of-band'
import { nationOf, settingsOf } from '@/lib/domain/practices/queries'
import type { Questions } from '@/lib/domain/practices/vocabulary'
import { codeForProgram, judgeAnswers, type Profile } from '@/lib/domain/registrations/judge-profile'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'

/** What a program tells of a visitor, question by question as the journey asks it; a password is nobody's business. */
export type VisitorProfile = Pick<Profile, 'answers' | 'more'> & { code: string | null }

/**
 * Judges a visitor by the same schemas as somebody who registers. Only names, birth date, email and mobile are needed;
 * what else is told, where the practice asks it, has to be right.
 */
export async function judgeVisitor(ctx: Ctx, { code, ...profile }: VisitorProfile) {
  const live = code === null ? null : await codeForProgram(ctx, code)
  const { questions } = await settingsOf(ctx)
  const { answers, wrong } = judgeAnswers(profile, {
    nation: await nationOf(ctx),
    questions: askedOfVisitors(questions),
    askDepartment: live?.askDepartment ?? false,
    departments: live?.askDepartment ? await departmentsOfBand(ctx, live.chargebandId) : [],
    signedIn: false,
  })
  const { email, mobile } = answers.contact ?? {}
  if (Object.keys(wrong).length > 0 || !email || !mobile) throw new Invalid(wrong)
  return { signUpCodeId: live?.id ?? null, answers, email, mobile }
}

/** The practice's questions, none of them required but the mobile, which the code goes to. */
function askedOfVisitors(questions: Questions): Questions {
  const asked = { ...questions }
  for (const [question, choice] of Object.entries(questions))
    if (choice === 'required') Object.assign(asked, { [question]: 'optional' })
  return { ...asked, mobile: 'required' }
}
