import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { startSite } from '@/e2e/support/other-site'
import { expect, test } from '@/e2e/support/portal-api'
import { activationKey, lemon, plainNumber } from '@/e2e/support/portal-people'

const require = createRequire(import.meta.url)
const jquery = readFileSync(require.resolve('jquery/dist/jquery.min.js'), 'utf8')

/** The published snippet with its placeholders filled, in a page of another site that loads the script from here. */
const snippetPage = (base: string, key: string, params: object, withJquery: boolean) => `<!doctype html>
<html lang="en"><title>Another site</title>
<h1>Another site</h1><p role="status"></p>
${withJquery ? '<script src="/jquery.js"></script>' : ''}
<script src="${base}/scripts/patientportalapi-1.1.js"></script>
<script>
  const say = (text) => { document.querySelector('p').textContent = text }
  const { regCode, demog, membershipCode, isOh } = ${JSON.stringify(params)};
patientportal = new PatientPortalAPI();
patientportal.setClientKey('${key}');
patientportal.auth.registerPatient({
    regCode: regCode,
    demog: demog,
    membershipCode: membershipCode,
    isOH: isOh
}).done((result) => say('Activation ' + result.ActivationType)).fail((error) => say('Event ' + error.EventCode + ': ' + error.Message));
</script></html>`

/** A page that finishes what the snippet began, in the way clients of the library are written. */
const signInPage = (base: string, key: string, who: object, withJquery: boolean) => `<!doctype html>
<html lang="en"><title>Another site</title>
<h1>Another site</h1><p role="status"></p>
${withJquery ? '<script src="/jquery.js"></script>' : ''}
<script src="${base}/scripts/patientportalapi-1.1.js"></script>
<script>
  const say = (text) => { document.querySelector('p').textContent = text }
  const refuse = (error) => say('Event ' + error.EventCode + ': ' + error.Message)
  const { key, username, password } = ${JSON.stringify(who)};
  const patientportal = new PatientPortalAPI();
  patientportal.setClientKey('${key}');
  patientportal.auth.submitValidationEmail({ key }).done(() => {
    patientportal.auth.login({ username, password }).done((session) => {
      patientportal.patient.getDemographicData().done((person) => {
        window.shown = person;
        patientportal.auth.logout().done(() => say('Signed out ' + person.Surname)).fail(refuse)
      }).fail(refuse)
    }).fail(refuse)
  }).fail(refuse)
</script></html>`

for (const withJquery of [false, true]) {
  test(`the published snippet registers a person from a page of another site, ${withJquery ? 'with' : 'without'} jQuery on it`, async ({
    browser,
    baseURL,
    apiKey,
    api,
    visit,
  }) => {
    const base = baseURL ?? ''
    const { code } = await api.newCode()
    const demog = lemon()
    const params = {
      regCode: code,
      demog: { ...demog, EmailAddress: `<${demog.EmailAddress}>` },
      membershipCode: null,
      isOh: false,
    }
    const pages: Record<string, string> = {
      '/': snippetPage(base, apiKey, params, withJquery),
      '/wrong': snippetPage(base, apiKey, { ...params, regCode: 'NOSUCHCODE' }, withJquery),
      '/jquery.js': jquery,
    }
    const site = await startSite(pages)
    // A browser of its own: its page is not ours, so a refused call in its console is no complaint of ours.
    const context = await browser.newContext()
    const tab = await context.newPage()
    await tab.goto(`${site.url}/wrong`)
    await expect(tab.getByRole('status')).toContainText('Event 0: ')
    await tab.goto(site.url)
    await expect(tab.getByRole('status')).toHaveText('Activation 3')

    const who = { key: await activationKey(visit, demog), username: demog.EmailAddress, password: demog.Password }
    pages['/sign-in'] = signInPage(base, apiKey, who, withJquery)
    await tab.goto(`${site.url}/sign-in`)
    await expect(tab.getByRole('status')).toHaveText(`Signed out ${demog.Surname}`)
    expect(await tab.evaluate(() => Reflect.get(window, 'shown'))).toMatchObject({
      Name: demog.Name,
      EmailAddress: demog.EmailAddress,
      Mobile: plainNumber(demog.Mobile),
    })
    await context.close()
    site.end()
  })
}

test('jQuery waits for the library’s promises, and hands their refusals on', async ({
  browser,
  baseURL,
  apiKey,
  api,
}) => {
  const { code } = await api.newCode()
  const page = `<!doctype html><html lang="en"><title>Another site</title><p role="status"></p>
<script src="/jquery.js"></script><script src="${baseURL}/scripts/patientportalapi-1.1.js"></script>
<script>
  const patientportal = new PatientPortalAPI()
  patientportal.setClientKey('${apiKey}')
  const { auth } = patientportal
  $.when(auth.getRegCodeInfo({ regCode: '${code}' }), auth.getServerState()).done((band, state) => {
    $.when(auth.getRegCodeInfo({ regCode: 'NOSUCHCODE' })).fail((error) => {
      $('[role=status]').text([band.RegCode, state.StateCode, error.HttpStatusCode].join(' '))
    })
  })
</script></html>`
  const site = await startSite({ '/': page, '/jquery.js': jquery })
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(site.url)
  await expect(tab.getByRole('status')).toHaveText(`${code} 1 400`)
  await context.close()
  site.end()
})

test('a page of a site that is not allowed is told by the library that the server was not reached', async ({
  browser,
  baseURL,
  another,
}) => {
  const strict = await another({ allowedOrigins: ['https://portal.example.com'] })
  const site = await startSite({
    '/': `<!doctype html><html lang="en"><title>Another site</title><p role="status"></p>
<script src="${baseURL}/scripts/patientportalapi-1.1.js"></script>
<script>
  const patientportal = new PatientPortalAPI()
  patientportal.setClientKey('${strict.clientKey}')
  patientportal.auth.getConfig().fail((error) => { document.querySelector('p').textContent = 'Status ' + error.HttpStatusCode })
</script></html>`,
  })
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(site.url)
  await expect(tab.getByRole('status')).toHaveText('Status 0')
  await context.close()
  site.end()
})
