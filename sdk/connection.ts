import { PortalPromise } from './portal-promise'
import { ServiceException } from './service-exception'

type Value = string | number | boolean | null | undefined

/** One call as the wire knows it. */
export type WireCall = {
  verb: 'GET' | 'POST'
  path: string
  query?: Record<string, Value>
  body?: Record<string, unknown>
}

/**
 * Talks to the server: adds the client key, the session and the token, which it keeps by itself, and unwraps the
 * envelope. The session also travels as a cookie, so that it outlives the page; the token is told again by `validate`.
 */
export class Connection {
  clientKey = ''
  private sessionId: string | null = null
  private token: string | null = null

  constructor(private readonly base: string) {}

  call<T>(call: WireCall): PortalPromise<T> {
    return new PortalPromise<T>((resolve, reject) => {
      this.send(call).then((result) => resolve(result as T), reject)
    })
  }

  private async send({ verb, path, query = {}, body }: WireCall): Promise<unknown> {
    const address = new URL(`${this.base}/patientportalapi/${path}`)
    if (this.clientKey) address.searchParams.set('client-key', this.clientKey)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== null) address.searchParams.set(name, String(value))
    const headers: Record<string, string> = {}
    if (verb === 'POST') headers['Content-Type'] = 'application/json'
    if (this.sessionId) headers['x-session-id'] = this.sessionId
    if (this.token) headers['x-token'] = this.token
    const request = verb === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}
    const response = await fetch(address, { method: verb, headers, credentials: 'include', ...request }).catch(() => {
      throw new ServiceException({ Message: 'The server could not be reached' })
    })
    const envelope = await read(response)
    if (envelope.status !== 'ok')
      throw new ServiceException({ HttpStatusCode: response.status, ...(envelope.error as object | undefined) })
    this.keep(envelope.result, response.headers.get('x-session-id'))
    return envelope.result
  }

  private keep(result: unknown, sessionId: string | null): void {
    if (sessionId) this.sessionId = sessionId
    if (typeof result !== 'object' || result === null) return
    if ('SessionID' in result) this.sessionId = String(result.SessionID)
    if ('SessionId' in result) this.sessionId = String(result.SessionId)
    if ('Token' in result) this.token = String(result.Token)
  }

  /** After signing out neither means anything. */
  forget(): void {
    this.sessionId = null
    this.token = null
  }
}

async function read(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}
