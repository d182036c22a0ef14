import * as z from 'zod'
import { choice, email, password, personName } from '@/lib/domain/shared/fields'
import { roles } from './vocabulary'

const staffId = z.uuid('errors.invalid')

export const InviteStaff = z.object({
  name: personName('errors.staff.nameRequired'),
  email: email(),
  role: choice(roles, 'errors.staff.roleRequired'),
})
export type InviteStaff = z.output<typeof InviteStaff>

export const OneMember = z.object({ staffId })
export const ChangeRole = z.object({ staffId, role: choice(roles, 'errors.staff.roleRequired') })

export const AcceptInvitation = z.object({
  token: z.string('errors.login.linkGone').min(20, 'errors.login.linkGone').max(100, 'errors.login.linkGone'),
  password: password(),
})
