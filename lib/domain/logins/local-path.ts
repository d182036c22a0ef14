/** Where to go after signing in: a path of this site, never another site's address. */
export function localPath(asked: string | undefined, fallback: string): string {
  if (!asked?.startsWith('/')) return fallback
  try {
    const here = new URL('http://here.invalid')
    const target = new URL(asked, here)
    return target.origin === here.origin && !target.pathname.startsWith('//')
      ? `${target.pathname}${target.search}`
      : fallback
  } catch {
    return fallback
  }
}
