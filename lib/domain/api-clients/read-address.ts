import { readOrigin } from './read-origins'

/** The address of a website's page as a manager writes it, without what follows `?` or `#`, or null. */
export function readAddress(typed: string): string | null {
  if (!URL.canParse(typed.trim())) return null
  const { origin, pathname, search, hash, username } = new URL(typed.trim())
  if (readOrigin(origin) === null || search || hash || username) return null
  return `${origin}${pathname}`.replace(/\/+$/, '')
}
