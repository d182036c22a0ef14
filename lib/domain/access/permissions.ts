import type { Role } from '@/lib/domain/staff/vocabulary'

export type Party = 'anyone' | 'api-client' | 'patient' | 'system' | Role

const staff = ['receptionist', 'manager', 'clinician'] as const satisfies Role[]
const desk = ['receptionist', 'manager'] as const satisfies Role[]

/** Who may do what. Pages hide what is not allowed by asking the same table that verbs enforce. */
export const permissions = {
  'language:choose': ['anyone', 'patient'],
  'registration:draft': ['anyone', 'api-client', 'patient'],
  'registration:submit': ['anyone', 'api-client', 'patient'],
  'registration:activate': ['anyone', 'api-client', 'patient'],
  'registration:activate-by-hand': desk,
  'registration:decide': desk,
  'registration:expire': ['system'],
  'registration:view': staff,
  'login:sign-in': ['anyone', 'api-client', 'patient', ...staff],
  'login:reset-password': ['anyone', 'api-client', 'patient'],
  'login:own': ['patient', ...staff],
  'portal:view': ['patient'],
  'patient:search': staff,
  'patient:view': staff,
  'account:unlink': ['patient'],
  'letter:print': desk,
  'letter:issue': desk,
  'letter:expire': ['system'],
  'letter:claim': ['anyone', 'patient'],
  'patient:register': desk,
  'patient:edit': desk,
  'patient:import': ['manager'],
  'access:reconcile': ['system'],
  'identification:add': staff,
  'account:create': desk,
  'account:disable': desk,
  'account:unlock': desk,
  'account:reset': desk,
  'batch:view': desk,
  'batch:run': desk,
  'batch:work': ['system'],
  'chargeband:view': staff,
  'chargeband:edit': ['manager'],
  'sign-up-code:view': staff,
  'sign-up-code:edit': ['manager'],
  'staff:view': ['manager'],
  'staff:edit': ['manager', 'system'],
  'staff:second-factor': staff,
  'staff:accept-invitation': ['anyone', 'patient', ...staff],
  'settings:view': ['manager'],
  'settings:edit': ['manager'],
  'api-client:view': ['manager'],
  'api-client:edit': ['manager'],
  'portal-api:call': ['anyone', 'api-client', 'patient'],
  'message:view': staff,
  'message:retry': desk,
  'message:deliver': ['system'],
  'mailbox:view': ['anyone', 'patient', ...staff],
  'audit:view': ['manager'],
  'practice:create': ['system'],
  'housekeeping:run': ['system'],
  'today:view': staff,
} as const satisfies Record<string, readonly Party[]>

export type Permission = keyof typeof permissions
