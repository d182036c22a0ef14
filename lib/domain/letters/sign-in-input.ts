import * as z from 'zod/mini'
import type { Nation } from '@/lib/domain/practices/vocabulary'
import { username } from '@/lib/domain/registrations/schema'
import { email, message, optionalMobile, text } from '@/lib/domain/shared/fields'
import type { SignInChoice } from './claim-drafts'

const asTyped = z.object({
  practice: text('errors.notFound', 100),
  signInWith: z.enum(['email', 'username'], { error: 'errors.claim.signInWith.required' }),
  email: z.nullish(z.string()),
  username: z.nullish(z.string()),
  mobile: z.nullish(z.string()),
  password: z.nullish(z.string().check(z.maxLength(200, message('errors.password.tooLong', { max: 200 })))),
})

/**
 * How somebody with a letter will sign in: an email address, or a username; what the other choice held is left out. A
 * password may be left empty only where one was set before.
 */
export function signInInput(nation: Nation, { hasPassword }: { hasPassword: boolean }) {
  return z.pipe(
    asTyped,
    z.transform((form: z.output<typeof asTyped>, ctx): SignInChoice & { practice: string; password: string | null } => {
      const field = form.signInWith === 'email' ? email() : username()
      const name = field.safeParse(form[form.signInWith] ?? '')
      const mobile = optionalMobile(nation).safeParse(form.mobile)
      const password = hasPassword || form.password ? null : [{ message: 'errors.password.required' }]
      const refused = [
        ...(name.success ? [] : [{ path: form.signInWith, issues: name.error.issues }]),
        ...(mobile.success ? [] : [{ path: 'mobile', issues: mobile.error.issues }]),
        ...(password ? [{ path: 'password', issues: password }] : []),
      ]
      for (const { path, issues } of refused)
        for (const issue of issues)
          ctx.issues.push({ code: 'custom', message: issue.message, path: [path], input: form })
      if (!name.success || !mobile.success || password) return z.NEVER
      return {
        practice: form.practice,
        email: form.signInWith === 'email' ? name.data : null,
        username: form.signInWith === 'username' ? name.data : null,
        mobile: mobile.data ?? null,
        password: form.password || null,
      }
    }),
  )
}
