const opening = /<[a-z/!]/i
/** What people sign in with is their email too. */
const holdsEmail = /email|^username$/i
const wrapped = /^\s*<([^<>\s]+@[^<>\s]+)>\s*$/

/** Text written for people by people may hold anything; passwords at the door are compared, never shown. */
const exempt = new Set(['password', 'messageText'])

/** An email that is wholly `<address>`, as mail programs write it, without its brackets; anywhere in the input. */
export function unwrapEmails(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return wrapped.exec(value)?.[1] ?? value
  if (depth > 20 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => unwrapEmails(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      holdsEmail.test(name) || (typeof one === 'object' && one !== null) ? unwrapEmails(one, depth + 1) : one,
    ]),
  )
}

/** The path of the first text that holds markup: `<` and a letter, `/` or `!`, then `>`. Null when none does. */
export function findMarkup(input: unknown): string | null {
  // What opens before the last `>`: one walk over the text, however it was made.
  return findText(input, (text) => opening.test(text.slice(0, Math.max(text.lastIndexOf('>'), 0))), exempt)
}

/** The path of the first text that no database keeps: a zero character, or half of a character. Null when none is. */
export function findBroken(input: unknown): string | null {
  return findText(input, (text) => text.includes('\0') || /\p{Cs}/u.test(text), new Set())
}

function findText(
  value: unknown,
  is: (text: string) => boolean,
  skipped: Set<string>,
  path = '',
  depth = 0,
): string | null {
  if (typeof value === 'string') return is(value) ? path : null
  if (depth > 20 || typeof value !== 'object' || value === null) return null
  for (const [name, one] of Object.entries(value)) {
    if (skipped.has(name)) continue
    const found = findText(one, is, skipped, path ? `${path}.${name}` : name, depth + 1)
    if (found !== null) return found
  }
  return null
}
