import * as z from 'zod'
import { password } from '@/lib/domain/shared/fields'

export const UnlinkAccount = z.object({
  accountId: z.uuid('errors.invalid'),
  password: password('errors.login.passwordRequired'),
})
