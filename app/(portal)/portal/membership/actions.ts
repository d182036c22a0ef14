'use server'
import { joinScheme } from '@/lib/domain/memberships/join-scheme'
import { leaveMembership } from '@/lib/domain/memberships/leave-membership'
import { JoinScheme, LeaveMembership } from '@/lib/domain/memberships/schema'
import { patient } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const joinSchemeAction = formAction({
  as: patient,
  schema: JoinScheme,
  run: joinScheme,
  next: () => paths.portalMembership('joined'),
})

export const leaveMembershipAction = formAction({
  as: patient,
  schema: LeaveMembership,
  run: leaveMembership,
  next: () => paths.portalMembership('left'),
})
