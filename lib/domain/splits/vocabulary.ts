/** Whom a move to another practice takes: all of them, or those of a site, of postcodes, of a clinician, on a list. */
export const splitChoices = ['everybody', 'site', 'postcode', 'clinician', 'numbers'] as const

export const splitLimits = {
  /** Patients of one move: two large practices at once. */
  patients: 100_000,
  /** Of a file with their numbers: what a form may carry beside its other answers. */
  listBytes: 900_000,
  /** Tried in one transaction of a rehearsal. */
  rehearsedAtOnce: 250,
  /** Moved in one transaction. */
  movedAtOnce: 25,
}

/** What a move makes of a patient. Only the first has a letter; the last three lose the online access they had. */
export const moveOutcomes = [
  'moved-letter',
  'moved-record',
  'moved-disabled',
  'moved-unchecked',
  'moved-unnumbered',
] as const
export type MoveOutcome = (typeof moveOutcomes)[number]

/** Why a patient cannot move. */
export const stayReasons = [
  'deceased',
  'left-before',
  'moved-before',
  'claim-pending',
  'change-waiting',
  'already-there',
  'number-taken-there',
  'maybe-there',
  'access-unchecked',
  'access-unnumbered',
] as const
export type StayReason = (typeof stayReasons)[number]
