/** What other companies' programs tell about a person beyond the questions of the journey, kept beside the registration. */
export type FullAddress = {
  line1?: string
  line2?: string
  line3?: string
  town?: string
  county?: string
  postcode?: string
  country?: string
}

export type FullKin = {
  relationship?: string
  givenName?: string
  familyName?: string
  email?: string
  phone?: string
  mobile?: string
  workPhone?: string
  address?: FullAddress
}

export type MoreDetails = {
  initials?: string
  pronoun?: string
  ethnicity?: string
  phone?: string
  workPhone?: string
  workEmail?: string
  line3?: string
  country?: string
  kin?: FullKin
  employeeNumber?: string
  employeeStatus?: string
  employerName?: string
  employerAddress?: FullAddress
  referrer?: string
  insurer?: { companyId: string; memberNumber?: string }
  /** Nobody asked how they want to be contacted. */
  contactUnasked?: boolean
  /** They registered without accepting the terms, and do so when they first sign in. */
  termsOpen?: boolean
}

/** Words a person may choose for themselves; offered by programs, never required. */
export const pronouns = ['she-her', 'he-him', 'they-them'] as const

/** The groups of the 2021 census of England and Wales. */
export const ethnicities = ['asian', 'black', 'mixed', 'white', 'other', 'prefer-not-to-say'] as const

export const employeeStatuses = ['employed', 'left', 'retired'] as const
