import { isPrintable } from './clean-text'

export type EmailProblem = 'characters' | 'tooLong' | 'invalid'

const local = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domain =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u

/**
 * Reads an email address as typed: the part before the @ stays as it is, the domain in lower case. Brackets round the
 * whole, as mail programs copy it, are no part of it.
 */
export function readEmail(typed: string): { ok: true; value: string } | { ok: false; problem: EmailProblem } {
  const email = typed.trim().replace(/^<([^<>]+)>$/, '$1')
  // A look-alike such as ＠ or a hidden character would make an address that reads like another person's.
  if (!isPrintable(email) || email.normalize('NFKC') !== email) return { ok: false, problem: 'characters' }
  if (email.length > 254) return { ok: false, problem: 'tooLong' }
  const at = email.indexOf('@')
  const [name, host] = [email.slice(0, at), email.slice(at + 1).toLowerCase()]
  if (at < 1 || host.includes('@') || /\s/.test(email)) return { ok: false, problem: 'invalid' }
  if (/[^\x20-\x7e]/.test(name)) return { ok: false, problem: 'characters' }
  if (name.length > 64 || !local.test(name) || !domain.test(host)) return { ok: false, problem: 'invalid' }
  return { ok: true, value: `${name}@${host}` }
}

/** The form of an email under which one person is one person, whatever case they type it in. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}
