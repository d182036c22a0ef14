/** Whose sign-in names a client uses: patients sign in by personal email, employers' managers by work email. */
export const portals = ['patient', 'referral'] as const
export type Portal = (typeof portals)[number]

/** The key every demo of ours knows; an installation in production refuses to start with it. */
export const demoClientKey = 'demo-client-key'

/** The first characters of a key we make, so that one found in a file or a log is known for what it is. */
export const clientKeyPrefix = 'enrol_'
