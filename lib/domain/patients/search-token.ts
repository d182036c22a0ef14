import { type TermKind, termKinds } from './search-terms'

export type TermRange = { from: string; to: string }
/** One thing staff typed, as it was read: any of its ranges may match. None means it can match nobody. */
export type SearchToken = { kind: TermKind | 'number'; text: string; ranges: TermRange[]; exact: string[] }

/** The terms of one kind that begin like this; U+10FFFF sorts after every other character, byte by byte. */
export function startingRange(kind: TermKind, start: string): TermRange {
  const from = termKinds[kind] + start
  return { from, to: `${from}\u{10ffff}` }
}

export function starting(kind: TermKind, start: string, text: string): SearchToken {
  return { kind, text, ranges: [startingRange(kind, start)], exact: [termKinds[kind] + start] }
}
