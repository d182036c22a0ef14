export const contactKinds = ['email', 'mobile', 'phone'] as const
export type ContactKind = (typeof contactKinds)[number]

export const registrationStandings = ['registered', 'temporary', 'deducted', 'deceased'] as const
export type RegistrationStanding = (typeof registrationStandings)[number]

export const identifierStatuses = ['verified', 'unverified', 'superseded'] as const
export type IdentifierStatus = (typeof identifierStatuses)[number]
