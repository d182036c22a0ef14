import type { NextRequest } from 'next/server'
import type { Actor } from '@/lib/domain/access/actor'
import { authorize } from '@/lib/domain/access/authorize'
import { type FoundClient, findApiClient } from '@/lib/domain/api-clients/find-api-client'
import { networkAllowed } from '@/lib/domain/api-clients/read-networks'
import { recordUse } from '@/lib/domain/api-clients/record-use'
import { type Locale, locales } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { RateLimited } from '@/lib/domain/shared/errors'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { takeLightPoint } from '@/lib/platform/rate-limit'
import { sameText } from '@/lib/platform/secrets'
import { logUnexpected } from '../log-unexpected'
import { wordsIn } from '../words'
import { clientKeyOf, sessionCookieHeader, sessionIdOf, tokenOf } from './credentials'
import { allowOrigin, mayCall, preflight } from './cross-origin'
import type { Endpoint, PortalSession, Sections } from './endpoint'
import { refusal, success } from './envelope'
import { findPortalSession } from './find-portal-session'
import { isReferral } from './is-referral'
import { findBroken, findMarkup, unwrapEmails } from './markup'
import { parseInput } from './parse-input'
import { events, PortalError, toPortalError } from './portal-error'
import { readBody } from './read-body'
import { tokenOfSession } from './token-of-session'

const known = (key: string, eventCode: number, status: number, headers: Record<string, string> = {}) =>
  new PortalError(eventCode, status, { key: `errors.api.${key}` }, [], headers)

/** One call: which endpoint → which client → where from → whose session → what input → the endpoint → the envelope. */
export function portalDoor(sections: Sections) {
  return async (ctx: Ctx, { request }: { request: NextRequest }): Promise<Response> => {
    authorize(ctx.actor, 'portal-api:call')
    if (request.method === 'OPTIONS') return preflight(request)
    const call = new PortalCall(ctx, request, sections)
    try {
      return success(await call.run(), call.headers)
    } catch (error) {
      return await call.refuse(error)
    } finally {
      // A refused call waits until it is on record; the others are counted behind their answer.
      await call.record()
    }
  }
}

class PortalCall {
  readonly headers = new Headers()
  private endpoint: Endpoint | null = null
  private client: FoundClient | null = null
  private locale: Locale
  private refused: PortalError | null = null
  private readonly name: string

  constructor(
    private readonly ctx: Ctx,
    private readonly request: NextRequest,
    private readonly sections: Sections,
  ) {
    this.name = request.nextUrl.pathname.split('/').slice(2).join('/').slice(0, 100)
    this.locale = localeAsked(request) ?? 'en'
    // Until a client is known there is nothing in an answer but why; any page may read that.
    allowOrigin(this.headers, request.headers.get('origin'))
  }

  async run(): Promise<unknown> {
    const { request } = this
    const endpoint = this.find()
    if (endpoint.needs === 'nothing') return endpoint.run(this.bare() as never)
    const client = await this.identify()
    const asClient: Ctx = { ...this.ctx, actor: client.actor, practiceId: client.actor.practiceId }
    this.locale = localeAsked(request) ?? client.locale
    const sent = endpoint.verb === 'POST' ? await readBody(request) : null
    const raw = sent ?? {}
    const session = await this.openSession(asClient, endpoint, raw)
    const typed = unwrapEmails(raw)
    const query = unwrapEmails(Object.fromEntries(request.nextUrl.searchParams))
    refuseAt(findBroken(query) ?? findBroken(typed), 'format', events.format)
    refuseAt(findMarkup(query) ?? findMarkup(typed), 'markup', events.markup)
    const asked: Record<string, unknown> = await parseInput(endpoint.query, query)
    isReferral(client, asked['is-oh'] === true)
    return endpoint.run({
      ctx: { ...asClient, actor: actorOf(session, client) },
      asClient,
      client,
      session,
      sessionId: sessionIdOf(request, raw),
      query: asked as never,
      body: (endpoint.body ? await this.readInput(endpoint.body, typed, sent !== null) : {}) as never,
      locale: this.locale,
      userAgent: request.headers.get('user-agent'),
      keepSession: (id) => this.keepSession(id),
    })
  }

  /** The refusal as the envelope, with the reference its log line has. */
  async refuse(error: unknown): Promise<Response> {
    const expected = toPortalError(error, this.endpoint?.paths ?? {})
    const { requestId } = this.ctx
    if (!expected) logUnexpected(error, this.ctx, `portal call ${this.name} failed`)
    this.refused = expected ?? new PortalError(events.unspecified, 500, unexpected(requestId))
    const { eventCode, httpStatus, reason } = this.refused
    if (expected)
      log.info(
        {
          requestId,
          // What stands in an address that names no call was written by somebody.
          endpoint: this.endpoint ? this.name : 'unknown',
          client: this.client?.actor.clientId,
          eventCode,
          httpStatus,
          reason: reason.key,
        },
        'portal call refused',
      )
    return refusal(this.refused, wordsIn(this.locale), requestId, this.headers)
  }

  /** Counts the call for its client; that it could not be counted is no reason to refuse it. */
  async record(): Promise<void> {
    if (!this.client) return
    const { actor } = this.client
    const why = this.refused
    const written = recordUse(
      { ...this.ctx, actor, practiceId: actor.practiceId },
      actor.clientId,
      why && { endpoint: this.name, httpStatus: why.httpStatus, eventCode: why.eventCode, reason: why.reason.key },
    ).catch((error) => logUnexpected(error, this.ctx, 'counting a portal call failed'))
    if (why) await written
  }

  private find(): Endpoint {
    const [section = '', method = '', ...more] = this.name.split('/')
    const methods = Object.hasOwn(this.sections, section) ? this.sections[section] : undefined
    if (!methods) throw known('section', events.section, 404)
    const endpoints = more.length === 0 && Object.hasOwn(methods, method) ? methods[method] : undefined
    if (!endpoints) throw known('method', events.method, 404)
    const endpoint = endpoints.find(({ verb }) => verb === this.request.method)
    if (!endpoint) throw known('verb', events.unspecified, 405, { Allow: endpoints.map(({ verb }) => verb).join(', ') })
    this.endpoint = endpoint
    return endpoint
  }

  private async identify(): Promise<FoundClient> {
    const key = clientKeyOf(this.request)
    if (!key) throw known('keyMissing', events.keyMissing, 401)
    const address = 'address' in this.ctx.actor ? this.ctx.actor.address : null
    const client = key.length <= 200 ? await findApiClient(this.ctx, key, address) : null
    if (!client) throw known('keyInvalid', events.keyInvalid, 401)
    this.client = client
    if (!mayCall(this.request, client.allowedOrigins)) {
      this.headers.delete('Access-Control-Allow-Origin')
      throw known('origin', events.unspecified, 403)
    }
    if (!networkAllowed(client.allowedNetworks, address)) throw known('network', events.network, 403)
    const limit = { points: client.requestsPerMinute, seconds: 60 }
    const wait = await takeLightPoint(this.ctx.db, `api-client:${client.actor.clientId}`, limit)
    if (wait > 0) throw new RateLimited(wait)
    return client
  }

  private async openSession(asClient: Ctx, { needs }: Endpoint, raw: Record<string, unknown>) {
    const id = sessionIdOf(this.request, raw)
    // A context is no session: its verb knows whether it still lives.
    if (needs === 'context' && !id) throw known('notSignedIn', events.notSignedIn, 401)
    const session = id ? await findPortalSession(asClient, id) : null
    if (needs === 'session' && !session) throw known('notSignedIn', events.notSignedIn, 401)
    if (needs !== 'sign-in') return session
    if (session?.kind !== 'signed-in') throw known('notSignedIn', events.notSignedIn, 401)
    const token = tokenOf(this.request, raw)
    if (!token || !sameText(token, tokenOfSession(session.found))) throw known('token', events.token, 403)
    return session
  }

  private async readInput(schema: NonNullable<Endpoint['body']>, typed: unknown, given: boolean) {
    if (!given && !schema.safeParse({}).success) throw known('body', events.body, 400)
    return parseInput(schema, typed)
  }

  private keepSession(id: string | null): void {
    this.headers.append('Set-Cookie', sessionCookieHeader(id, env.APP_URL.startsWith('https://')))
    if (id) this.headers.set('x-session-id', id)
  }

  private bare() {
    return { ctx: this.ctx, locale: this.locale }
  }
}

function refuseAt(path: string | null, key: string, eventCode: number): void {
  if (path === null) return
  const message = { key: `errors.api.${key}`, params: { path } }
  throw new PortalError(eventCode, 400, message, [{ path, message }])
}

function actorOf(session: PortalSession | null, client: FoundClient): Actor {
  if (session?.kind !== 'signed-in') return client.actor
  const { loginId, id: sessionId } = session.found
  return { kind: 'patient', loginId, sessionId, address: client.actor.address }
}

function localeAsked(request: Request): Locale | null {
  const wanted = request.headers.get('accept-language')?.slice(0, 2).toLowerCase()
  return locales.find((locale) => locale === wanted) ?? null
}

function unexpected(reference: string) {
  return { key: 'errors.unexpected', params: { reference } }
}
