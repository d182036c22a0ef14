'use server'
import { changeRole } from '@/lib/domain/staff/change-role'
import { disableStaff } from '@/lib/domain/staff/disable-staff'
import { enableStaff } from '@/lib/domain/staff/enable-staff'
import { inviteStaff } from '@/lib/domain/staff/invite-staff'
import { resendInvitation } from '@/lib/domain/staff/resend-invitation'
import { resetSecondFactor } from '@/lib/domain/staff/reset-second-factor'
import { ChangeRole, InviteStaff, OneMember } from '@/lib/domain/staff/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const inviteStaffAction = formAction({
  as: staff,
  schema: InviteStaff,
  run: inviteStaff,
  next: ({ staffId }) => paths.staffMember(staffId),
})

export const resendInvitationAction = formAction({
  as: staff,
  schema: OneMember,
  run: resendInvitation,
  next: (_done, { staffId }) => paths.staffMember(staffId, 'resent'),
})

export const changeRoleAction = formAction({
  as: staff,
  schema: ChangeRole,
  run: changeRole,
  next: (_done, { staffId }) => paths.staffMember(staffId, 'role'),
})

export const disableStaffAction = formAction({
  as: staff,
  schema: OneMember,
  run: disableStaff,
  next: (_done, { staffId }) => paths.staffMember(staffId, 'disabled'),
})

export const enableStaffAction = formAction({
  as: staff,
  schema: OneMember,
  run: enableStaff,
  next: (_done, { staffId }) => paths.staffMember(staffId, 'enabled'),
})

export const resetSecondFactorAction = formAction({
  as: staff,
  schema: OneMember,
  run: resetSecondFactor,
  next: (_done, { staffId }) => paths.staffMember(staffId, 'factor'),
})
