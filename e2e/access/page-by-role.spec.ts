import { walkTo } from '../support/http-journey'
import { type Answer, type HttpVisit, startVisit } from '../support/http-visit'
import { somebody } from '../support/person'
import { makePlaces, type Places, registered } from '../support/places'
import { type Asker, addressOf, askers, type Outcome, type Route } from '../support/route-kinds'
import { routes } from '../support/routes'
import { signInPatient, signInStaff } from '../support/staff-door'
import { expect, test } from '../support/test'

/** What an answer amounts to, in the words of the table. */
function outcomeOf({ status, headers }: Answer): string {
  if (status === 200) return 'page'
  if (status === 404) return 'not-found'
  if (status >= 300 && status < 400 && headers.location) {
    const to = headers.location.startsWith('/') ? headers.location : new URL(headers.location).pathname
    return to.split('?')[0] ?? ''
  }
  return `status ${status}`
}

function expectHeaders(route: Route, { status, headers }: Answer): void {
  const policy = String(headers['content-security-policy'] ?? '')
  if (status === 200) {
    expect.soft(policy, `${route.page}: a nonce in the policy`).toMatch(/script-src[^;]*'nonce-[A-Za-z0-9+/=]{16,}'/)
    expect.soft(policy, route.page).toContain("frame-ancestors 'none'")
    expect.soft(policy, route.page).toContain("object-src 'none'")
    expect.soft(policy, route.page).toContain("base-uri 'none'")
    if (route.personal) expect.soft(headers['cache-control'], `${route.page}: Cache-Control`).toContain('no-store')
  }
  expect.soft(headers['x-content-type-options'], `${route.page}: nosniff`).toBe('nosniff')
  expect.soft(headers['referrer-policy'], `${route.page}: Referrer-Policy`).toBe('no-referrer')
  expect.soft(headers['x-powered-by'], route.page).toBeUndefined()
}

/** A visit as the asker, with what the route needs behind it; made once for each pair and kept. */
function visitors(base: string, address: string, practice: Parameters<typeof makePlaces>[0], places: Places) {
  const kept = new Map<string, Promise<HttpVisit>>()
  const make = async (asker: Asker, needs: Route['needs']): Promise<HttpVisit> => {
    const visit = startVisit(base, { address })
    if (asker === 'patient') await signInPatient(visit, places.patient)
    else if (asker !== 'nobody') await signInStaff(visit, practice.staff(asker))
    if (!needs) return visit
    const wanted = needs === 'draft' ? 'check' : 'confirmation'
    await walkTo(visit, { slug: places.slug, code: places.code }, somebody(), wanted)
    return visit
  }
  return (asker: Asker, needs: Route['needs']) => {
    const key = `${asker} ${needs}`
    const known = kept.get(key) ?? make(asker, needs)
    kept.set(key, known)
    return known
  }
}

test('every page answers every role, and nobody, as the table says, with the headers that protect it', async ({
  practice,
  baseURL,
  address,
}) => {
  test.setTimeout(240_000)
  const base = baseURL ?? ''
  const places = await makePlaces(practice, base, address)
  const visitAs = visitors(base, address, practice, places)
  const found: Record<string, Outcome | string> = {}
  const wanted: typeof found = {}
  for (const asker of askers) {
    for (const route of routes) {
      const visit = await visitAs(asker, route.needs)
      const answer = await visit.ask('GET', route.url(places))
      const name = `${asker} at ${route.page}`
      found[name] = outcomeOf(answer)
      wanted[name] = addressOf(route.outcome(asker), places)
      expectHeaders(route, answer)
    }
  }
  expect(found).toEqual(wanted)
})

test("another practice's people, codes and chargebands are not there, the same as ones that never were", async ({
  practice,
  baseURL,
  address,
}) => {
  test.setTimeout(120_000)
  const base = baseURL ?? ''
  const places = await makePlaces(practice, base, address)
  const visit = startVisit(base, { address })
  await signInStaff(visit, { email: 'manager@riverside.example', password: 'correct horse battery staple' })
  const never = '01900000-0000-7000-8000-000000000000'
  const withIds = routes.filter(({ page }) => page.startsWith('/admin/') && page.includes('['))
  expect(withIds.length).toBeGreaterThan(10)
  for (const route of withIds.filter(({ page }) => !page.includes('[kind]'))) {
    const answer = await visit.ask('GET', route.url(places))
    expect.soft(answer.status, `${route.page} of another practice`).toBe(404)
    const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g
    const absent = await visit.ask('GET', route.url(places).replace(ids, never))
    expect.soft(absent.status, `${route.page} that never was`).toBe(404)
    const malformed = await visit.ask('GET', route.url(places).replace(ids, 'x'))
    expect.soft(malformed.status, `${route.page} of no id`).toBe(404)
  }
})

test('a link that a mail scanner opens five times is still good, and POST alone uses it', async ({
  practice,
  baseURL,
  address,
}) => {
  const base = baseURL ?? ''
  const places = await makePlaces(practice, base, address)
  const scanner = startVisit(base, { address })
  for (const link of [
    `/activate/${places.activation}`,
    `/invite/${places.invitation}`,
    `/reset/${places.reset}`,
    `/unlock/${places.unlock}`,
  ]) {
    const statuses: number[] = []
    for (let time = 0; time < 5; time += 1) statuses.push((await scanner.ask('GET', link)).status)
    statuses.push((await scanner.ask('HEAD', link)).status)
    expect(statuses, link).toEqual([200, 200, 200, 200, 200, 200])
    const page = await scanner.open(link)
    expect(
      page.forms.some(({ inMain }) => inMain),
      `${link} still offers its form`,
    ).toBe(true)
  }
})

test('a form of another site changes nothing', async ({ practice, baseURL, address }) => {
  const base = baseURL ?? ''
  const { code } = await practice.newCode()
  const { person } = await registered(practice, base, address, code, true)
  const door = startVisit(base, { address })
  const page = await door.open('/sign-in')
  const form = page.forms.find(({ inMain }) => inMain)
  const fields = form?.controls.map(({ name, value }) => [name, value] as const) ?? []
  const typed = new Map([...fields, ['email', person.email], ['password', person.password]])
  const boundary = 'elsewhere'
  const body = [...typed]
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')
  const headers = (origin: Record<string, string>) => ({
    'content-type': `multipart/form-data; boundary=${boundary}`,
    ...origin,
  })
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
  ]
  for (const origin of elsewhere) {
    const answer = await door.ask('POST', '/sign-in', Buffer.from(`${body}--${boundary}--\r\n`), headers(origin))
    expect.soft(answer.status, JSON.stringify(origin)).toBeGreaterThanOrEqual(400)
    expect.soft(door.cookies.has('enrol-patient'), JSON.stringify(origin)).toBe(false)
  }
})
