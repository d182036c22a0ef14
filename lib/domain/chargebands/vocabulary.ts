export const companyTypes = ['practice', 'employer', 'insurer', 'national-service'] as const
export type CompanyType = (typeof companyTypes)[number]

/** Kinds of rule in the order of meddbase.md §3.6; a kind not listed here cannot be stored. */
export const ruleKinds = ['patient-self-book', 'price-list'] as const
export type RuleKind = (typeof ruleKinds)[number]

export const serviceKinds = ['appointment-type', 'module', 'test', 'procedure'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** How patients of a chargeband hear that online booking is open to them. */
export const accessChoices = ['notify', 'no-notifications'] as const
export type AccessChoice = (typeof accessChoices)[number]

/** Under which conditions a rule applies; an empty list means any. Locations and tags are words of the practice's own. */
export type AppliesWhen = { clinicianIds: string[]; siteIds: string[]; locations?: string[]; tags?: string[] }
export type SelfBookSettings = { allow: boolean; serviceIds: string[] }
/** Prices in minor units (pence) by service id. */
export type PriceListSettings = { providesServices: boolean; prices: Record<string, number> }
export type RuleSettings = SelfBookSettings | PriceListSettings

/** Why *Allow and notify* would not write to a patient, in the order they are looked at. */
export const leftOutReasons = ['deceased', 'deducted', 'account-disabled', 'no-contact', 'opted-out'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
/** Whom opening online booking reaches; those without an online account would be told how to sign up. */
export type Reach = {
  patients: number
  withAccount: number
  notified: number
  notifiedWithAccount: number
  leftOut: Record<LeftOutReason, number>
}

/** Who goes along when patients are moved to another chargeband: those still on the list. */
export const movedStandings = ['registered', 'temporary'] as const

/** A department of a company, with its divisions, for people to choose from. */
export type DepartmentChoice = { id: string; name: string; divisions: { id: string; name: string }[] }
