import autocannon from 'autocannon'
import { registerOverHttp, walkTo } from '@/e2e/support/http-journey'
import { formOf, type HttpVisit, startVisit, type Typed } from '@/e2e/support/http-visit'
import { somebody } from '@/e2e/support/person'
import { burst, type Figures, load } from './load'
import type { Prepared } from './prepare'

/** One side of the comparison: where it listens, and how a registration that lacks only its password is made ready. */
export type Side = {
  name: 'enrol' | 'bare'
  url: string
  slug: string
  code: string
  draft: (person: ReturnType<typeof somebody>) => Promise<string>
}

export function sides(prepared: Prepared, urls: { enrol: string; bare: string }): Side[] {
  const { codes, slug, enrolDraft, bareDraft } = prepared
  return [
    { name: 'enrol', url: urls.enrol, slug, code: codes.enrol, draft: enrolDraft },
    { name: 'bare', url: urls.bare, slug: 'bench', code: codes.bare, draft: bareDraft },
  ]
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
  return burst(visits, concurrency, async (visit) => {
    await accepted(visit, password.page, password.form, { password: 'river stones 47 lantern' })
    await accepted(visit, check.page, check.form, {})
  })
}

/** Whole registrations by people without scripts: every page is fetched, every answer posted. */
export function journeys(side: Side, seconds: number, concurrency: number): Promise<Figures> {
  return load({ concurrency, seconds }, () => registerOverHttp(startVisit(side.url), side, somebody()))
}

/** One page, fetched again and again with the cookie of a draft. */
export async function pageFetches(side: Side, step: string, seconds: number, connections: number): Promise<Figures> {
  const url = `${side.url}/p/${side.slug}/register${step ? `/${step}` : ''}`
  const headers = { cookie: await side.draft(somebody()), accept: 'text/html' }
  await autocannon({ url, connections, duration: 2, headers })
  const result = await autocannon({ url, connections, duration: seconds, headers })
  const { average } = result.requests
  const done = Math.round(average * seconds)
  return {
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
  return load({ concurrency, seconds }, async () => {
    turn += 1
    const { email, password } = who[turn % who.length] ?? somebody()
    await accepted(startVisit(side.url), door, side.name === 'enrol' ? form : signInForm, { email, password })
  })
}

const field = (name: string) => ({ name, kind: 'text' as const, value: '', on: true, choices: [] })
const signInForm = {
  action: '/sign-in',
  method: 'post' as const,
  inMain: true,
  controls: [field('email'), field('password')],
  buttons: [],
}
