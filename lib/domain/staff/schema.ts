import * as z from 'zod'
import { choice, email, password, personName, wholeNumber } from '@/lib/domain/shared/fields'
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

/** Nothing, one id or several, as boxes of one name are sent. */
const staffIds = () =>
  z
    .union([z.array(staffId), staffId], { error: 'errors.invalid' })
    .optional()
    .transform((ids) => [ids ?? []].flat())

export const SaveCheckers = z.object({
  version: wholeNumber(1, 2_000_000_000, 'errors.invalid'),
  mayVerify: staffIds(),
  mayVouch: staffIds(),
})
export type SaveCheckers = z.output<typeof SaveCheckers>

export const AcceptInvitation = z.object({
  token: z.string('errors.login.linkGone').min(20, 'errors.login.linkGone').max(100, 'errors.login.linkGone'),
  password: password(),
})
