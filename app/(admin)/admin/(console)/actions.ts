'use server'
import { z } from 'zod'
import { signOut } from '@/lib/domain/logins/sign-out'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { closeSession } from '@/lib/web/session'

export const staffSignOutAction = formAction({
  as: staff,
  schema: z.object({}),
  run: signOut,
  effect: () => closeSession('staff'),
  next: () => `${paths.adminSignIn()}?after=signed-out`,
})
