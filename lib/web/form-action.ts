import 'server-only'
import { redirect } from 'next/navigation'
import * as z from 'zod/mini'
import type { FormState } from '@/components/form/form-state'
import { withAskedScope } from '@/lib/domain/access/asked'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { DomainError, Invalid } from '@/lib/domain/shared/errors'
import { secretNames } from '@/lib/domain/shared/fields'
import { formValues, inputName, typedValues } from '@/lib/domain/shared/form-values'
import { parseMessage } from '@/lib/domain/shared/message'
import { env } from '@/lib/platform/env'
import type { LimitName } from '@/lib/platform/rate-limit'
import type { Asker } from './askers'
import { logUnexpected } from './log-unexpected'
import { noteRefused } from './refused-title'
import { takeLimit } from './take-limit'
import { toFormState } from './to-form-state'
import { wordsIn } from './words'

type FormAction = (state: FormState, form: FormData) => Promise<FormState>

type Config<S extends z.core.$ZodType, R> = {
  as: Asker
  /** The input's only description; a function where it depends on the practice's settings. */
  schema: S | ((ctx: Ctx) => Promise<S>)
  limit?: LimitName
  run: (ctx: Ctx, input: z.output<S>, locale: Locale) => Promise<R>
  /** Cookies that go with the result, before the redirect. */
  effect?: (result: R) => Promise<void>
  /** Where the browser goes afterwards; without it the form says it is done. */
  next?: (result: R, input: z.output<S>) => string
  /** The catalogue key of what the form says when there is no `next`. */
  done?: string
  /** What the form shows once and nothing keeps, such as a new key. */
  tell?: (result: R) => string
}

/** who → parse → verb → cookies → redirect, the same for every form. */
export function formAction<S extends z.core.$ZodType, R>(config: Config<S, R>): FormAction {
  return async (_state, form) => {
    const asked = await config.as(form)
    const t = wordsIn(asked.locale)
    let schema: z.core.$ZodType | null = null
    let to: string | undefined
    let told: string | undefined
    try {
      await takeLimit(asked.ctx, config.limit)
      const known = typeof config.schema === 'function' ? await config.schema(asked.ctx) : config.schema
      schema = known
      const input = await parse(known, form)
      const { result, asked: authorized } = await withAskedScope(() => config.run(asked.ctx, input, asked.locale))
      if (env.ENROL_ENV === 'test' && !authorized) throw new Error('This action finished without asking authorize')
      await config.effect?.(result)
      to = config.next?.(result, input)
      told = config.tell?.(result)
    } catch (error) {
      if (!(error instanceof DomainError)) logUnexpected(error, asked.ctx)
      await noteRefused()
      return toFormState(error, t, typedValues(form, schema ? secretNames(schema) : []), asked.ctx.requestId)
    }
    if (to) redirect(to)
    const message = told ?? (config.done ? t(config.done) : undefined)
    return { status: 'done', ...(message ? { message } : {}) }
  }
}

async function parse<S extends z.core.$ZodType>(schema: S, form: FormData): Promise<z.output<S>> {
  const result = await z.safeParseAsync(schema, formValues(form))
  if (result.success) return result.data
  const fields: Invalid['fields'] = {}
  for (const issue of result.error.issues) fields[inputName(issue.path)] ??= parseMessage(issue.message)
  throw new Invalid(fields)
}
