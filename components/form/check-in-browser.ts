import { createFormControl, type FieldErrors } from 'react-hook-form'
import type { ZodMiniType } from 'zod/mini'
import { formValues, inputName } from '@/lib/domain/shared/form-values'
import { inWords } from './in-words'

export type BrowserSchema = Pick<ZodMiniType, 'safeParseAsync'>

/**
 * Checks what the form would post with the schema the server uses, and answers with errors by field id (none: it may go).
 * Loaded after the page is usable. The resolver reads the form's own FormData, not registered fields, so the browser
 * judges exactly what would be posted; ten lines instead of @hookform/resolvers, which brings a second copy of zod's core.
 * The schema brings its own zod: imported here as well, its core would be sent twice.
 */
export async function checkInBrowser(schema: BrowserSchema, data: FormData, messages: Record<string, string>) {
  const form = createFormControl({
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    resolver: async () => {
      const result = await schema.safeParseAsync(formValues(data))
      const errors: FieldErrors = {}
      for (const issue of result.error?.issues ?? []) {
        errors[inputName(issue.path)] ??= { type: issue.code, message: inWords(issue.message, messages) }
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: {}, errors: {} }
    },
  })
  let found: Record<string, string> = {}
  await form.handleSubmit(
    () => {},
    (errors) => {
      found = Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, String(error?.message)]))
    },
  )()
  return found
}
