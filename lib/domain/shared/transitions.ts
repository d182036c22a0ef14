/** One table per thing with a status: which action is allowed from where, and where it leads. */
export type Transitions<Status extends string> = Record<string, { from: readonly Status[]; to: Status }>

export type Move<Status extends string> = { from: readonly Status[]; to: Status }

/** True when the action may be taken from this status. */
export function allows<Status extends string>(move: Move<Status>, status: Status): boolean {
  return move.from.includes(status)
}
