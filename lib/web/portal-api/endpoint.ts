import * as z from 'zod'
import type { FoundClient } from '@/lib/domain/api-clients/find-api-client'
import type { FoundSession } from '@/lib/domain/logins/find-session'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'

/**
 * What a session id opened: a registration until a login exists, a login that owes its code, somebody signed in, or a
 * visitor, who never will be.
 */
export type PortalSession =
  | { kind: 'registration'; id: string; registrationId: string }
  | { kind: 'visitor'; id: string; visitorId: string }
  | { kind: 'waiting' | 'signed-in'; id: string; found: FoundSession }

export type Call<Query, Body> = {
  /** The client's practice; the actor is the patient where somebody is signed in, else the client. */
  ctx: Ctx
  /** The same as the client itself. */
  asClient: Ctx
  client: FoundClient
  session: PortalSession | null
  /** The session id as it was sent, whatever it opens. */
  sessionId: string | null
  query: Query
  body: Body
  locale: Locale
  userAgent: string | null
  /** Gives the caller a session in the cookie and the header, or takes it away. */
  keepSession: (id: string | null) => void
}

/**
 * Who must be asking: nobody in particular, a client, a client in a session or in the context that a reset code opened,
 * or somebody signed in, with the token.
 */
export type Needs = 'nothing' | 'client' | 'session' | 'context' | 'sign-in'

type Fields = z.ZodObject<z.core.$ZodLooseShape>

export type Endpoint = {
  verb: 'GET' | 'POST'
  needs: Needs
  /** One sentence for the description of the API. */
  summary: string
  query: Fields
  body: Fields | null
  result: z.ZodType
  /** The wire's name of each field a verb may refuse. */
  paths: Record<string, string>
  deprecated: boolean
  run: (call: Call<never, never>) => Promise<unknown>
}

type Definition<Query extends Fields, Body extends Fields> = {
  needs: Needs
  summary: string
  query?: Query
  body?: Body
  result?: z.ZodType
  paths?: Record<string, string>
  deprecated?: boolean
  run: (call: Call<z.output<Query>, z.output<Body>>) => Promise<unknown>
}

/** What a call answers that returns nothing. */
export const nothing = z.literal('').describe('An empty string')

function endpoint<Query extends Fields, Body extends Fields>(
  verb: 'GET' | 'POST',
  definition: Definition<Query, Body>,
): Endpoint {
  const { needs, summary, query, body, result = nothing, paths = {}, deprecated = false, run } = definition
  return {
    verb,
    needs,
    summary,
    query: query ?? z.object({}),
    body: body ?? null,
    result,
    paths,
    deprecated,
    run: run as Endpoint['run'],
  }
}

export const get = <Query extends Fields>(definition: Omit<Definition<Query, Fields>, 'body'>) =>
  endpoint<Query, Fields>('GET', definition)
export const post = <Query extends Fields, Body extends Fields>(definition: Definition<Query, Body>) =>
  endpoint<Query, Body>('POST', definition)

/** Section, then method, as they stand in the address; a method may exist for both verbs. */
export type Sections = Record<string, Record<string, Endpoint[]>>
