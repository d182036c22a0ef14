import { demogPaths } from '@/app/patientportalapi/demog-wire'
import { type Case, cases, type Verdict } from '@/e2e/support/demographics'
import { startVisit } from '@/e2e/support/http-visit'
import { type Answer, event, expect, test } from '@/e2e/support/portal-api'
import { lemon } from '@/e2e/support/portal-people'
import { judgeByWeb, typedAs } from '@/e2e/support/web-verdict'

/** The journey's field of a path; where details beyond the journey have the same path, the journey's own. */
const fieldAt = new Map(
  Object.entries(demogPaths)
    .reverse()
    .map(([field, path]) => [path, field]),
)

function verdictOf({ status, error }: Answer): Verdict {
  if (status === 200) return 'taken'
  expect(status, error?.Message).toBe(400)
  return (error?.Fields ?? []).map(({ Path }) => fieldAt.get(Path) ?? Path)
}

/** The same change to three people nobody has met: one for each door. */
const personOf = ({ change }: Case) => {
  const person = lemon()
  return { ...person, ...change(person) }
}

test('22. there are sixty people to judge, and a change for every member the web asks about', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
  expect(new Set(cases.map(({ what }) => what)).size).toBe(cases.length)
})

for (const one of cases) {
  const { what, verdict, markup, day } = one
  test(`22. ${what}: the same verdict from validate-profile-data, register-patient and the web form`, async ({
    portal,
    api,
    baseURL,
    address,
  }) => {
    const { code: regCode } = await api.newCode()
    const judged = await portal.call('auth/validate-profile-data', { body: { regCode, demog: personOf(one) } })
    const registered = await portal.call('auth/register-patient', { body: { regCode, demog: personOf(one) } })
    const said = ({ status, error }: Answer) => ({ status, event: error?.EventCode, fields: error?.Fields })
    expect(said(registered)).toEqual(said(judged))
    if (markup) expect(judged).toMatchObject(event(12, 400))
    else expect(verdictOf(judged)).toEqual(verdict)

    const typed = personOf(one)
    const twice = Array.isArray(typed.Name) ? ['givenName'] : []
    const visit = startVisit(baseURL ?? '', { address })
    const web = await judgeByWeb(visit, api.slug, typedAs(typed, regCode, day), twice)
    expect(web.verdict).toEqual(verdict)
  })
}
