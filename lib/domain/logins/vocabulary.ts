/** Patient and staff sessions are separate, so one person may hold both at once. */
export const sessionKinds = ['patient', 'staff'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** What a one-time secret opens. */
export const secretKinds = [
  'activation',
  'activation-code',
  'password-reset',
  'staff-invitation',
  'unlock',
  'unlock-code',
  'letter-link',
  'email-proof',
  'mobile-proof',
  'sign-in-code',
  'reset-code',
  'reset-context',
  'portal-login',
  'work-reset',
  'visitor-code',
] as const
export type SecretKind = (typeof secretKinds)[number]
