import 'server-only'
import { z } from 'zod'
import { authorize } from '@/lib/domain/access/authorize'
import { nationOf } from '@/lib/domain/practices/queries'
import { type Draft, draftFor } from '@/lib/domain/registrations/drafts'
import { saveAnswer, savePassword } from '@/lib/domain/registrations/save-answer'
import { pickAddress, searchAddress } from '@/lib/domain/registrations/search-address'
import { type AnsweredStep, type StepName, schemaOf } from '@/lib/domain/registrations/steps'
import type { Ctx } from '@/lib/domain/shared/context'
import { optionalText, password, postcode, text } from '@/lib/domain/shared/fields'
import { paths } from './paths'
import { keepCookie, keptCookie, openSession } from './session'

const hour = 3600

/** The journey of this browser at the practice asked about; null when there is none or its hour is over. */
export async function currentDraft(ctx: Ctx): Promise<Draft | null> {
  return draftFor(ctx, await keptCookie('draft'))
}

/** What every form of the journey carries: its practice, and whether one answer is being changed. */
export const place = { practice: text('errors.notFound', 100), change: optionalText(1) }

export async function keepDraft({ draftToken }: { draftToken: string }): Promise<void> {
  await keepCookie('draft', draftToken, hour)
}

/** The confirmation can be opened again for a day: the draft itself then holds no answers any more. */
export async function keepConfirmation(receipt: { sessionToken?: string }): Promise<void> {
  const token = await keptCookie('draft')
  if (token) await keepCookie('draft', token, 24 * hour)
  await openPatientSession(receipt)
}

export async function openPatientSession({ sessionToken }: { sessionToken?: string | null }): Promise<void> {
  if (sessionToken) await openSession('patient', sessionToken)
}

type Onward = { to: string; draft: Draft | null }

async function keepAnHourMore(): Promise<void> {
  const draftToken = await keptCookie('draft')
  if (draftToken) await keepDraft({ draftToken })
}

/** The question after this one, or back to *Check your answers*; to the beginning when the draft is gone. */
function onward(draft: Draft | null, step: StepName, { practice, change }: { practice: string; change?: string }) {
  if (!draft) return paths.registerAgain(practice)
  if (change) return paths.registerCheck(practice)
  const following = draft.steps[draft.steps.indexOf(step) + 1]
  return following ? paths.registerStep(practice, following) : paths.registerCheck(practice)
}

/** The step's own schema, with where the journey goes next; without a draft there is nothing to judge or keep. */
function journeyInput<Answer>(draft: Draft | null, step: StepName, schema: z.core.$ZodType<Answer>) {
  return z.looseObject(place).transform(async (typed, ctx): Promise<Onward & { answer: Answer | null }> => {
    const to = onward(draft, step, typed)
    if (!draft) return { to, draft, answer: null }
    const result = await z.safeParseAsync(schema, typed)
    if (result.success) return { to, draft, answer: result.data }
    for (const { message, path } of result.error.issues) ctx.addIssue({ code: 'custom', message, path })
    return z.NEVER
  })
}

/** The parts of a form action that keep one step's answer. */
export function answering<Step extends AnsweredStep>(step: Step) {
  return {
    schema: async (ctx: Ctx) => {
      const draft = await currentDraft(ctx)
      const schema = draft ? schemaOf(step, draft.options) : z.never()
      return journeyInput(draft, step, schema as z.core.$ZodType<z.output<ReturnType<typeof schemaOf<Step>>>>)
    },
    run: async (ctx: Ctx, { to, answer }: Onward & { answer: Parameters<typeof saveAnswer>[1]['answer'] | null }) => {
      authorize(ctx.actor, 'registration:draft')
      if (answer) await saveAnswer(ctx, { draftToken: await keptCookie('draft'), step, answer })
      return { to }
    },
    effect: keepAnHourMore,
    next: ({ to }: Pick<Onward, 'to'>) => to,
  }
}

type At = { practice: string; change?: string | undefined }

/** The parts of a form action that looks up the addresses of a postcode. */
export const findingAddress = {
  schema: async (ctx: Ctx) => z.object({ ...place, postcode: postcode(await nationOf(ctx)) }),
  run: async (ctx: Ctx, input: { postcode: string }) => {
    authorize(ctx.actor, 'registration:draft')
    return searchAddress(ctx, { draftToken: await keptCookie('draft'), postcode: input.postcode })
  },
  effect: keepAnHourMore,
  next: ({ found }: { found: number }, { practice, change }: At) =>
    found > 0 ? paths.findAddress(practice, Boolean(change)) : paths.typeAddress(practice, Boolean(change), 'search'),
}

/** The same for taking one of them. */
export const pickingAddress = {
  schema: z.object({ ...place, pick: text('errors.choice.required', 10) }),
  run: async (ctx: Ctx, input: { pick: string }) => {
    authorize(ctx.actor, 'registration:draft')
    await pickAddress(ctx, { draftToken: await keptCookie('draft'), pick: input.pick })
  },
  effect: keepAnHourMore,
  next: (_done: unknown, { practice, change }: At) => paths.typeAddress(practice, Boolean(change), 'search'),
}

/** The same for the password, which the verb judges: it alone has the person's own words. */
export const choosingPassword = {
  schema: z.object({ ...place, password: z.union([z.literal(''), password()], { error: 'errors.password.required' }) }),
  run: async (ctx: Ctx, input: { password: string }) => {
    const draft = await savePassword(ctx, { draftToken: await keptCookie('draft'), password: input.password })
    return { draft }
  },
  effect: keepAnHourMore,
  next: ({ draft }: { draft: Draft | null }, at: At) => onward(draft, 'password', at),
}
