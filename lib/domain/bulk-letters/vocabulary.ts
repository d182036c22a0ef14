/** Whom a bundle of letters is for. */
export const letterChoices = ['unprinted', 'chargeband', 'numbers'] as const

/** As many as one bundle holds: a large practice at once. */
export const bundleLimit = 25_000

/** What is done for one patient before their letter is printed; each is an action of the account as well. */
export const letterPlans = ['create', 'new-letter', 'print', 'print-again'] as const
export type LetterPlan = (typeof letterPlans)[number]
