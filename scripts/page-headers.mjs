// Preloaded into the server (--import). What every request and its answer carry, put there before Next sees it: in
// proxy.ts the same would copy each request and its body twice.
import { randomBytes } from 'node:crypto'
import { Server } from 'node:http'

// Turbopack's development client evaluates code; the production build does not.
const evaluate = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
const isSecure = (process.env.APP_URL ?? '').startsWith('https://')

const always = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
}

const policy = (nonce) =>
  `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}; style-src 'self' 'unsafe-inline'; ` +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'"

/** The path and the query a page was asked for, without what Next's own client adds. */
function asked(url) {
  const [path, query = ''] = url.split('#')[0].split(/\?(.*)/s)
  const search = query
    .split('&')
    .filter((part) => part && !/^_rsc(=|$)/.test(part))
    .join('&')
  return { path, search: search && `?${search}` }
}

/**
 * Without JavaScript a form of a page with `Referrer-Policy: no-referrer` posts `Origin: null`, which Next refuses. The
 * browser's own Sec-Fetch-Site, which no page can set, says whether it came from this site. Browsers too old to say
 * (and plain http off this machine) are let through as those without an Origin are: SameSite cookies guard the rest.
 */
function isSentFromHere({ method, headers }) {
  const site = headers['sec-fetch-site']
  return method === 'POST' && headers.origin === 'null' && (site === undefined || site === 'same-origin')
}

function dress(request, response) {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  if (request.url.startsWith('/_next/')) return
  const { headers } = request
  const { path, search } = asked(request.url)
  const nonce = randomBytes(18).toString('base64')
  const contentSecurity = policy(nonce)
  headers['x-enrol-visit'] = nonce
  headers['x-enrol-path'] = path
  headers['x-enrol-search'] = search
  // Only proxy.ts may say what was typed in a form too large to read.
  delete headers['x-enrol-typed']
  // Next gives the nonce it finds here to its scripts.
  headers['content-security-policy'] = contentSecurity
  response.setHeader('Content-Security-Policy', contentSecurity)
  if (isSentFromHere(request)) headers.origin = `http://${headers.host}`
}

const { emit } = Server.prototype
Server.prototype.emit = function emitDressed(event, ...args) {
  if (event === 'request' || event === 'checkContinue') dress(...args)
  return emit.call(this, event, ...args)
}
