import { registerOverHttp } from '../support/http-journey'
import { formOf } from '../support/http-visit'
import { linkIn, messageTo } from '../support/messages'
import { startSite } from '../support/other-site'
import { somebody } from '../support/person'
import { test } from '../support/portal-api'
import { carryCookies } from '../support/staff-door'
import { expect } from '../support/test'

/** The website's own page of the published address: it takes the token after the `#` and signs the person in. */
const signInPage = (base: string, key: string) => `<!doctype html>
<html lang="en"><title>Works portal</title><h1>Works portal</h1><p role="status"></p>
<script src="${base}/scripts/patientportalapi-1.1.js"></script>
<script>
  const say = (text) => { document.querySelector('p').textContent = text }
  const refuse = (error) => say('Event ' + error.EventCode + ': ' + error.Message)
  const loginToken = new URLSearchParams(location.hash.split('?')[1]).get('loginToken')
  const portal = new PatientPortalAPI()
  portal.setClientKey('${key}')
  portal.auth.directLogin({ loginToken }).done(() =>
    portal.patient.getDemographicData().done((person) => say('Signed in ' + person.Surname)).fail(refuse)
  ).fail(refuse)
</script></html>`

for (const javaScriptEnabled of [true, false]) {
  test(`a patient goes from our portal on to another company’s website, signed in, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    api,
    visit,
    browser,
    baseURL,
  }) => {
    test.setTimeout(60_000)
    const base = baseURL ?? ''
    const site = await startSite()
    const name = `Works portal ${javaScriptEnabled}`
    const key = await api.newClient({ name, portalAddress: site.url, allowedOrigins: ['http://localhost:*'] })
    site.pages['/'] = signInPage(base, key)
    const { code } = await api.newCode()
    const person = somebody()
    await registerOverHttp(visit, { slug: api.slug, code }, person)
    const door = await visit.open(linkIn(await messageTo(visit, person.email), 'activate'))
    await visit.send(door, formOf(door, 'Activate my account'), {})

    // A browser of its own, as the page it comes to is not ours.
    const screen = { viewport: { width: 320, height: 640 } }
    const context = await browser.newContext({ baseURL: base, javaScriptEnabled, ...screen })
    await carryCookies(visit, context)
    const phone = await context.newPage()
    await phone.goto('/portal')
    await phone.getByRole('button', { name: `Go to ${name}` }).click()
    if (javaScriptEnabled) {
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Works portal')
      await expect(phone.getByRole('status')).toHaveText(`Signed in ${person.familyName}`)
      // The token worked once.
      await phone.reload()
      await expect(phone.getByRole('status')).toContainText('Event 0')
    } else {
      const link = phone.getByRole('link', { name: `Continue to ${name}` })
      const address = (await link.getAttribute('href')) ?? ''
      expect(address).toMatch(new RegExp(`^${site.url}/#/ssologin\\?loginToken=[0-9a-f-]{36}$`))
      // The website itself needs scripts: it is opened as by somebody whose browser has them there.
      const there = await (await browser.newContext()).newPage()
      await there.goto(address)
      await expect(there.getByRole('status')).toHaveText(`Signed in ${person.familyName}`)
      await there.context().close()
    }
    await context.close()
    site.end()
  })
}
