import { onlineAccounts } from '@/drizzle/schema'
import { startVisit } from '@/e2e/support/http-visit'
import { type Person, somebody } from '@/e2e/support/person'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { admitPatients } from '@/lib/domain/patients/admit-patient'
import { withoutAudit } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { ApiFigures, ApiRow } from './api-table'
import { type Figures, load } from './load'
import type { Side } from './measure'
import type { Prepared } from './prepare'
import { processorTime } from './processor-time'

const connections = [1, 16, 64]

/** A client for each side, so that neither waits for the other's count of calls. */
async function newClient(prepared: Prepared): Promise<string> {
  const { clientKey } = await createApiClient(prepared.as('manager'), {
    ...{ name: `Bench ${newId()}`, portal: 'patient', portalAddress: null, allowedOrigins: [], allowedNetworks: [] },
    ...{ discloses10001: true, asksSecondFactor: false, requestsPerMinute: 100_000, registrationsPerHour: 100_000 },
  })
  return clientKey
}

/** People who can sign in and hold an account at the practice. */
async function peopleWithAccounts(prepared: Prepared, count: number): Promise<Person[]> {
  const { practiceId, chargebandId } = prepared
  const people = await prepared.people(count)
  const manager = prepared.as('manager')
  await withoutAudit(manager, async (tx) => {
    const ids = await admitPatients(
      tx,
      manager,
      people.map(({ givenName, familyName }) => ({
        ...{ title: 'Ms', givenName, familyName, sex: null, gender: null, dateOfBirth: '1984-03-27', chargebandId },
        ...{ department: null, division: null, nextOfKin: null, email: null, mobile: null, contactPreferences: {} },
        ...{ locale: 'en' as const, identifier: null, address: { line1: '1 Example Street', postcode: 'M1 1AE' } },
      })),
    )
    const logins = await prepared.loginsOf(people)
    await tx.insert(onlineAccounts).values(
      ids.map((patientId, index) => ({
        ...{ practiceId, id: newId(), loginId: logins[index], patientId },
        ...{ kind: 'basic' as const, status: 'active' as const, createdAt: new Date() },
      })),
    )
  })
  return people
}

type Call = () => { verb: 'GET' | 'POST'; path: string; body?: object }

function callsOf(code: string, people: Person[]): Record<ApiRow['what'], Call> {
  let turn = 0
  return {
    'reg-code-info': () => ({ verb: 'GET', path: `auth/reg-code-info?reg-code=${code}` }),
    login: () => {
      turn += 1
      const { email, password } = people[turn % people.length] ?? somebody()
      return { verb: 'POST', path: 'auth/login', body: { username: email, password } }
    },
    'register-patient': () => {
      const { title, givenName, familyName, email, mobile, password, postcode, line1, town } = somebody()
      const demog = {
        ...{ Title: title, Name: givenName, Surname: familyName, SexType: 1, DateOfBirth: '1958-08-02T00:00:00' },
        ...{ Mobile: mobile, EmailAddress: email, Password: password },
        Address: { Address1: line1, City: town, PostCode: postcode },
      }
      return { verb: 'POST', path: 'auth/register-patient', body: { regCode: code, demog } }
    },
  }
}

/** One kind of call over so many connections, each of which waits for its answer before the next. */
async function calls(side: Side, key: string, call: Call, how: { concurrency: number; seconds: number }) {
  const visit = startVisit(side.url)
  let done = 0
  const before = processorTime(side.pid)
  const figures: Figures = await load(how, async () => {
    const { verb, path, body } = call()
    const bytes = body ? Buffer.from(JSON.stringify(body)) : undefined
    const address = `/patientportalapi/${path}${path.includes('?') ? '&' : '?'}client-key=${key}`
    const headers: Record<string, string> = bytes
      ? { 'content-type': 'application/json', 'content-length': String(bytes.length) }
      : {}
    // Each call is a stranger's: the session of the one before is not sent along.
    visit.cookies.clear()
    const answer = await visit.ask(verb, address, bytes, headers)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 200)}`)
    done += 1
  })
  const after = processorTime(side.pid)
  return { ...figures, busy: before === null || after === null || done === 0 ? null : (after - before) / done }
}

/** The portal API beside the bare server doing the same, at each number of connections, both sides in turn. */
export async function measureApi(
  prepared: Prepared,
  sides: Side[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<ApiFigures> {
  const people = await peopleWithAccounts(prepared, 100)
  const ready = new Map<Side, { key: string; calls: Record<ApiRow['what'], Call> }>()
  for (const side of sides) ready.set(side, { key: await newClient(prepared), calls: callsOf(side.code, people) })
  const rows: ApiRow[] = (['reg-code-info', 'login', 'register-patient'] as const).flatMap((what) =>
    connections.map((concurrency) => ({ what, connections: concurrency, enrol: [], bare: [] })),
  )
  for (let round = 0; round < rounds; round += 1)
    for (const row of rows)
      for (const [side, { key, calls: made }] of ready) {
        const found = await calls(side, key, made[row.what], { concurrency: row.connections, seconds })
        row[side.name].push(found)
        console.log(
          `${round + 1}/${rounds} ${side.name.padEnd(5)} ${row.what} at ${row.connections}: ${found.perSecond.toFixed(1)}/s  p99 ${found.p99.toFixed(0)} ms  busy ${found.busy?.toFixed(1)} ms`,
        )
      }
  return { rows }
}
