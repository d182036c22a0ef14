import autocannon from 'autocannon'
import { registerOverHttp, walkTo } from '@/e2e/support/http-journey'
import { formOf, type HttpVisit, startVisit, type Typed } from '@/e2e/support/http-visit'
import { somebody } from '@/e2e/support/person'
import { burst, type Figures, load } from './load'
import type { Prepared } from './prepare'
import { processorTime } from './processor-time'

/** One side of the comparison: where it listens, and how a registration that lacks only its password is made ready. */
export type Side = {
  name: 'enrol' | 'bare'
  url: string
  pid: number
  slug: string
  code: string
  draft: (person: ReturnType<typeof somebody>) => Promise<string>
}

type Running = { url: string; pid: number }

export function sides(prepared: Prepared, running: { enrol: Running; bare: Running }): Side[] {
  const { codes, slug, enrolDraft, bareDraft } = prepared
  return [
    { name: 'enrol', ...running.enrol, slug, code: codes.enrol, draft: enrolDraft },
    { name: 'bare', ...running.bare, slug: 'bench', code: codes.bare, draft: bareDraft },
  ]
}

/** Adds how busy the work kept the server's core; `load` warms up first, so all it did is counted, not what it timed. */
async function withBusy(side: Side, work: (count: () => void) => Promise<Figures>): Promise<Figures> {
  const before = processorTime(side.pid)
  let done = 0
  const figures = await work(() => {
    done += 1
  })
  const after = processorTime(side.pid)
  return { ...figures, busy: before === null || after === null || done === 0 ? null : (after - before) / done }
}

async function readyVisit(side: Side): Promise<HttpVisit> {
  const visit = startVisit(side.url)
  const [name = '', value = ''] = (await side.draft(somebody())).split('=')
  visit.cookies.set(name, value)
  return visit
}

async function accepted(visit: HttpVisit, page: { path: string }, form: ReturnType<typeof formOf>, typed: Typed) {
  const { status, body } = await visit.post(page, form, typed)
  if (status !== 303) throw new Error(`${page.path} answered ${status}: ${body.slice(0, 200)}`)
}

/** The password and the submission, as the browser posts them: hashing, and everything a registration writes. */
export async function submissions(side: Side, count: number, concurrency: number): Promise<Figures> {
  const visits: HttpVisit[] = []
  for (let n = 0; n < count; n += 1) visits.push(await readyVisit(side))
  // The forms are the same for everyone, so one visit fetches them for all.
  const scout = startVisit(side.url)
  await walkTo(scout, side, somebody(), 'check')
  const passwordPage = await scout.open(`/p/${side.slug}/register/password`)
  const checkPage = await scout.open(`/p/${side.slug}/register/check`)
  const password = { page: passwordPage, form: formOf(passwordPage) }
  const check = { page: checkPage, form: formOf(checkPage) }
  return withBusy(side, (count) =>
    burst(visits, concurrency, async (visit) => {
      await accepted(visit, password.page, password.form, { password: 'river stones 47 lantern' })
      await accepted(visit, check.page, check.form, {})
      count()
    }),
  )
}

/** Whole registrations by people without scripts: every page is fetched, every answer posted. */
export function journeys(side: Side, seconds: number, concurrency: number): Promise<Figures> {
  return withBusy(side, (count) =>
    load({ concurrency, seconds }, () => registerOverHttp(startVisit(side.url), side, somebody()).then(count)),
  )
}

/** One page, fetched again and again with the cookie of a draft. */
export async function pageFetches(side: Side, step: string, seconds: number, connections: number): Promise<Figures> {
  const url = `${side.url}/p/${side.slug}/register${step ? `/${step}` : ''}`
  const headers = { cookie: await side.draft(somebody()), accept: 'text/html' }
  await autocannon({ url, connections, duration: 2, headers })
  const before = processorTime(side.pid)
  const result = await autocannon({ url, connections, duration: seconds, headers })
  const after = processorTime(side.pid)
  const { average, total: done } = result.requests
  return {
    busy: before === null || after === null ? null : (after - before) / done,
    perSecond: average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    done,
    errors: result.non2xx + result.errors,
  }
}

/** Sign-ins with the right password. */
export async function signIns(
  side: Side,
  who: ReturnType<typeof somebody>[],
  seconds: number,
  concurrency: number,
): Promise<Figures> {
  const scout = startVisit(side.url)
  const page = side.name === 'enrol' ? await scout.open('/sign-in') : await scout.open('/p/bench/register/password')
  const form = formOf(page)
  const door = { path: '/sign-in' }
  let turn = 0
  return withBusy(side, (count) =>
    load({ concurrency, seconds }, async () => {
      turn += 1
      const { email, password } = who[turn % who.length] ?? somebody()
      await accepted(startVisit(side.url), door, side.name === 'enrol' ? form : signInForm, { email, password })
      count()
    }),
  )
}

const field = (name: string) => ({ name, kind: 'text' as const, value: '', on: true, choices: [] })
const signInForm = {
  action: '/sign-in',
  method: 'post' as const,
  inMain: true,
  controls: [field('email'), field('password')],
  buttons: [],
}
