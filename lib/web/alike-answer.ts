import 'server-only'
import { authorize } from '@/lib/domain/access/authorize'
import { type AlikePerson, alikePeople } from '@/lib/domain/patients/alike-people'
import { alikeForm } from '@/lib/domain/patients/schema'
import { nationOf } from '@/lib/domain/practices/queries'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import { formValues } from '@/lib/domain/shared/form-values'
import { wordsIn } from './words'

export type AlikeAnswer = { people: AlikePerson[]; more: number; warnings: string[] }

/** Reads the form as far as it is typed, and answers who on file may be this person; staff read English. */
export async function alikeAnswer(ctx: Ctx, request: Request): Promise<AlikeAnswer> {
  authorize(ctx.actor, 'patient:register')
  const form = await formOf(request)
  const typed = alikeForm(await nationOf(ctx)).parse(formValues(form))
  const { warnings, ...found } = await alikePeople(ctx, typed)
  const t = wordsIn('en')
  return { ...found, warnings: warnings.map(({ key, params }) => t(key, params)) }
}

/** A body cut off half-way, as when the next letter is typed meanwhile, is no mistake of ours. */
function formOf(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw new Invalid({})
  })
}
