/** What a program was proposed and sends back to book it, in its own names. */
export type Proposal = Record<string, unknown>

/**
 * The free time a proposal stands for, or null where there is none, or somebody was faster. No practice offers times yet,
 * so there never is one: whatever brings appointments looks here, in the transaction that books.
 */
export function freeTimeOf(_proposal: Proposal): null {
  return null
}
