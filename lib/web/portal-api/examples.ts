import type * as z from 'zod'
import { globalRegistry } from 'zod'
import type { Endpoint } from './endpoint'

const demog = {
  Title: 'Mr',
  Name: 'John',
  Surname: 'Lemon',
  SexType: 1,
  DateOfBirth: '1958-08-02T00:00:00',
  Mobile: '+444 895 523 411',
  EmailAddress: 'john.lemon@test.com',
  Password: 'grey otters 47 singing',
  Address: { Address1: 'Studio 99', City: 'London', PostCode: 'N1 7NK', Country: 'United Kingdom' },
}

/** Values that work against the demo, by the wire's names; what only a message tells stays a placeholder. */
const values: Record<string, unknown> = {
  'reg-code': 'WELCOME123',
  regCode: 'WELCOME123',
  demog,
  key: 'KEY-FROM-THE-EMAIL',
  code: '123456',
  email: 'john.lemon@test.com',
  mobile: '+444895523411',
  username: 'john.lemon@test.com',
  password: 'grey otters 47 singing',
  newPassword: 'brown foxes 52 dancing',
  useMobile: true,
  insurerData: { Key: 'KEY-OF-AN-INSURER', MemberNumber: 'AB123' },
  postcode: 'M1 1AE',
  query: 'example street M1 1AE',
  loginToken: '00000000-0000-4000-8000-000000000000',
  'company-identifier': 'works-ltd',
  notification: 'KEY-OF-A-NOTIFICATION',
  feed: 'KEY-OF-A-FEED',
  messageText: 'May I come earlier?',
  'payer-type': 'WELCOME123',
  payerType: 'WELCOME123',
  'appointment-type': 'KEY-OF-A-TYPE',
  'to-date': '2026-12-24T00:00:00',
  proposedAppointment: { Type: { Key: 'KEY-OF-A-TYPE' }, Start: '2026-12-23T09:30:00' },
  proposedTimeSlot: { Type: { Key: 'KEY-OF-A-TYPE' }, Start: '2026-12-23T09:30:00' },
}

/** What a member says of itself goes first: a membership code has the name of an activation code. */
function exampleFor(name: string, field: z.core.$ZodType): unknown {
  const [own] = (globalRegistry.get(field)?.examples as unknown[] | undefined) ?? []
  return own ?? values[name]
}

/** Which of a schema's members an example needs: what is required, and the code a registration is made with. */
function wanted(schema: z.ZodObject<z.core.$ZodLooseShape> | null) {
  const examples = Object.entries(schema?.shape ?? {}).map(([name, field]) => [name, exampleFor(name, field)])
  return Object.fromEntries(examples.filter(([, example]) => example !== undefined))
}

/** A call that can be tried: the query and the body with values of the demo. */
export function exampleOf({ query, body }: Endpoint): {
  query: Record<string, string>
  body: Record<string, unknown> | null
} {
  const asked = Object.entries(wanted(query)).map(([name, value]) => [name, String(value)])
  return { query: Object.fromEntries(asked), body: body ? wanted(body) : null }
}

/** The call as a command line against a server. */
export function curlOf(server: string, path: string, endpoint: Endpoint): string {
  const { query, body } = exampleOf(endpoint)
  const key: Record<string, string> = endpoint.needs === 'nothing' ? {} : { 'client-key': 'demo-client-key' }
  const search = new URLSearchParams({ ...key, ...query }).toString()
  const headers = [
    ...(['session', 'context', 'sign-in'].includes(endpoint.needs) ? ['x-session-id: SESSION'] : []),
    ...(endpoint.needs === 'sign-in' ? ['x-token: TOKEN'] : []),
    ...(body ? ['Content-Type: application/json'] : []),
  ]
  return [
    `curl ${endpoint.verb === 'POST' ? '-X POST ' : ''}'${server}${path}${search ? `?${search}` : ''}'`,
    ...headers.map((header) => `-H '${header}'`),
    ...(body ? [`-d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`] : []),
  ].join(' \\\n  ')
}
