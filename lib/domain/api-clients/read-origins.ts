const loopback = ['localhost', '127.0.0.1', '[::1]']
const written = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}|\*))?$/

/** An origin as a manager writes it, in its one form, or null. Plain http only for the own machine; a port may be `*`. */
export function readOrigin(typed: string): string | null {
  const plain = typed.trim().toLowerCase().replace(/\/$/, '')
  const [, scheme, host = '', port] = written.exec(plain) ?? []
  if (!scheme || host.startsWith('.') || host.endsWith('.') || host.startsWith('-')) return null
  if (scheme === 'http' && !loopback.includes(host)) return null
  if (port === '*' && !loopback.includes(host)) return null
  const usual = scheme === 'https' ? '443' : '80'
  return `${scheme}://${host}${port && port !== usual ? `:${port}` : ''}`
}

/** Whether a browser's Origin is one of those allowed. */
export function originAllowed(allowed: string[], origin: string): boolean {
  const asked = readOrigin(origin)
  if (!asked) return false
  const [, scheme, host] = written.exec(asked) ?? []
  return allowed.some((one) => one === asked || one === `${scheme}://${host}:*`)
}
