'use server'
import { proveEmail } from '@/lib/domain/details/prove-email'
import { ProveEmail } from '@/lib/domain/details/schema'
import { anyone } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const confirmEmailAction = formAction({
  as: anyone,
  limit: 'activate',
  schema: ProveEmail,
  run: proveEmail,
  next: () => paths.emailConfirmed(),
})
