import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registrations } from '@/drizzle/schema'
import { linkOf } from '@/drizzle/seed/register-person'
import { read } from '@/lib/domain/shared/context'
import { connect } from '@/lib/platform/db'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database'
import { demog } from '@/lib/testing/demog'
import { makePractice, type TestPractice } from '@/lib/testing/people'
import { openPortal } from '@/lib/testing/portal'
import { openForRegistration, type Registering } from '@/lib/testing/registering'
import { everyCall } from '@/lib/web/portal-api/open-api'
import { sections } from './sections'
import { PersonDemographicData } from './wire'

let database: TestDatabase
let connection: ReturnType<typeof connect>
let practice: TestPractice
let here: Registering
let portal: Awaited<ReturnType<typeof openPortal>>
let regCode: string

beforeAll(async () => {
  database = await createTestDatabase()
  connection = connect(database.appUrl, 8)
  practice = await makePractice(connection.db)
  here = await openForRegistration(practice)
  portal = await openPortal(practice)
  regCode = await here.makeCode()
})
afterAll(async () => {
  await connection.end()
  await database.drop()
})

const canary = 'canary of 77 hidden lanterns'
const long = 'x'.repeat(10_000)
const wrong: unknown[] = [null, '', ' ', long, 1.5, true, [1], { Key: {} }, '\u0000', '\ud800', '😀']
const fields = Object.keys(PersonDemographicData.shape)

/** What both calls say of a person: the same, or the test fails. */
async function verdict(person: Record<string, unknown>) {
  const body = { regCode, demog: person }
  const judged = await portal.call('auth/validate-profile-data', { body })
  // One that is taken costs a password's hash, so those are sent on by the other tests.
  if (judged.status === 200) return judged
  const registered = await portal.call('auth/register-patient', { body })
  const said = ({ status, error }: typeof judged) => ({ status, event: error?.EventCode, fields: error?.Fields })
  expect(said(registered)).toEqual(said(judged))
  for (const { text } of [judged, registered]) expect(text).not.toContain(canary)
  return judged
}

describe('whatever a program sends', () => {
  it.each(fields)('as %s is judged alike by both calls, and is no fault of ours', async (field) => {
    for (const value of wrong) {
      const { status, error } = await verdict(demog({ Password: canary, [field]: value }))
      expect([200, 400]).toContain(status)
      if (status === 400) expect(error?.Fields[0]?.Path).toMatch(new RegExp(`^demog\\.${field}(\\.|$)`))
    }
    const marked = await verdict(demog({ Password: canary, [field]: '<b>x</b>' }))
    expect(marked.error).toMatchObject({ EventCode: 12, Fields: [{ Path: `demog.${field}` }] })
  })

  it.each([
    ['1958-08-02T00:00:00', '1958-08-02'],
    ['1958-08-02', '1958-08-02'],
    ['1958-08-02T00:00:00.0000000', '1958-08-02'],
    ['1958-08-02T00:00:00Z', '1958-08-02'],
    ['1958-08-02T00:00:00+03:00', '1958-08-02'],
    ['1958-08-01T23:00:00Z', '1958-08-02'],
    ['1958-01-01T23:00:00Z', '1958-01-01'],
    ['1958-08-02T14:30:00', '1958-08-02'],
  ])('the birthday %s is %s', async (typed, day) => {
    const person = demog({ DateOfBirth: typed })
    const { status } = await portal.call('auth/register-patient', { body: { regCode, demog: person } })
    expect(status).toBe(200)
    const rows = await read(practice.system, (tx) => tx.select().from(registrations))
    expect(rows.find(({ email }) => email === person.EmailAddress)?.dateOfBirth).toBe(day)
  })

  it.each([
    '1958-02-30T00:00:00',
    '02/08/1958',
    '1958-13-01',
    '19580802',
    'yesterday',
    '1958-08-02T25:00:00',
    '2958-08-02',
    '1058-08-02',
  ])('the birthday %s is refused as unreadable', async (typed) => {
    const { error } = await verdict(demog({ DateOfBirth: typed }))
    expect(error).toMatchObject({ EventCode: 2, Fields: [{ Path: 'demog.DateOfBirth' }] })
  })

  it('as a sex is 0, 1 or 2; as a title one of the list', async () => {
    for (const SexType of [0, 1, 2]) expect((await verdict(demog({ SexType }))).status).toBe(200)
    for (const SexType of [3, -1, '1']) expect((await verdict(demog({ SexType }))).error?.EventCode).toBe(2)
    expect((await verdict(demog({ Title: 'Emperor' }))).error).toMatchObject({ Fields: [{ Path: 'demog.Title' }] })
  })

  it('in place of the whole person, or of the code, is refused', async () => {
    for (const value of [null, undefined, 'x', 1, [], true]) {
      const { status } = await portal.call('auth/register-patient', { body: { regCode, demog: value } })
      expect(status).toBe(400)
    }
    for (const code of [1, {}, [], true, long, '\u0000', '😀'])
      expect((await portal.call('auth/register-patient', { body: { regCode: code, demog: demog() } })).status).toBe(400)
  })
})

describe('whatever a program sends, whoever is signed in,', () => {
  let sessions: { session: string; token?: string }[]

  beforeAll(async () => {
    const person = demog()
    const { result } = await portal.call('auth/register-patient', { body: { regCode, demog: person } })
    const registering = String(result.SessionID)
    const [row] = await read(practice.system, (tx) =>
      tx.select().from(registrations).where(eq(registrations.email, person.EmailAddress)),
    )
    const body = { key: await linkOf(practice.visitor, row?.id ?? '') }
    await portal.call('auth/submit-validation-email', { session: registering, body })
    const credentials = { username: person.EmailAddress, password: person.Password }
    const { SessionID, Token } = (await portal.call('auth/login', { body: credentials })).result
    const visitor = await portal.call('anon-booking/register-patient', { body: { demog: demog() } })
    sessions = [
      { session: registering },
      { session: String(SessionID), token: String(Token) },
      { session: String(visitor.result.SessionId) },
      { session: 'x', token: 'x' },
    ]
  })

  it.each(Object.keys(sections))(
    'to the other calls of %s is no fault of ours',
    async (section) => {
      const values = ['', long, '\u0000', '😀', '<b>', '-1', "'; drop table logins; --", 7, null, [], { a: 1 }]
      const calls = everyCall(sections).filter(
        (one) => one.section === section && !['server-state', 'logout', 'register-patient'].includes(one.method),
      )
      for (const { method, endpoint } of calls)
        for (const value of values) {
          const names = Object.keys({ ...endpoint.query.shape, ...endpoint.body?.shape })
          const sent = Object.fromEntries(names.map((name) => [name, value]))
          const asText = Object.fromEntries(names.map((name) => [name, String(value)]))
          const asked = endpoint.verb === 'POST' ? { body: sent } : { query: asText }
          for (const as of sessions) {
            const { status, error } = await portal.call(`${section}/${method}`, { ...asked, ...as })
            const fine = status < 500 || (status === 501 && error?.EventCode === 0)
            expect(
              fine,
              `${endpoint.verb} ${section}/${method} ${JSON.stringify(value)?.slice(0, 20)}: ${status}`,
            ).toBe(true)
          }
        }
    },
    60_000,
  )
})
