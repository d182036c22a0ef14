import { hashSecret, randomToken, sameText } from '@/lib/platform/secrets'

/** How long a browser is remembered as one its owner signed in on, in seconds. */
export const deviceLife = 180 * 24 * 3600
const kept = 5

/**
 * A browser someone signed in on carries a mark for that login, so that a stranger's wrong tries do not shut its owner
 * out. The mark alone opens nothing. A shared browser carries the marks of the last few logins.
 */
export function knownDevice(cookie: string | null, loginId: string): string | null {
  return marks(cookie).find((mark) => isOf(mark, loginId)) ?? null
}

/** The cookie after a sign-in: this login's mark first, kept when it was there. */
export function rememberDevice(cookie: string | null, loginId: string): string {
  const known = knownDevice(cookie, loginId)
  const nonce = randomToken()
  const mark = known ?? `${nonce}.${signature(nonce, loginId)}`
  return [mark, ...marks(cookie).filter((other) => other !== mark)].slice(0, kept).join('~')
}

function marks(cookie: string | null): string[] {
  return (cookie ?? '').split('~').filter(Boolean).slice(0, kept)
}

function isOf(mark: string, loginId: string): boolean {
  const [nonce = '', signed = ''] = mark.split('.')
  return nonce !== '' && sameText(signed, signature(nonce, loginId))
}

function signature(nonce: string, loginId: string): string {
  return hashSecret(`device:${loginId}:${nonce}`)
}
