'use server'
import { UnlinkAccount } from '@/lib/domain/accounts/schema'
import { unlinkAccount } from '@/lib/domain/accounts/unlink-account'
import { patient } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const unlinkAction = formAction({
  as: patient,
  limit: 'sign-in',
  schema: UnlinkAccount,
  run: unlinkAccount,
  next: () => `${paths.portal()}?done=unlinked`,
})
