import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageTo } from '@/e2e/support/messages'
import { somebody } from '@/e2e/support/person'
import { expect, test } from '@/e2e/support/test'
import { createApiClient } from '@/lib/domain/api-clients/create-api-client'
import { newId } from '@/lib/platform/ids'

/** The published snippet with its placeholders filled, in a page of another site that loads the script from here. */
const page = (base: string, key: string, params: object) => `<!doctype html><html lang="en"><title>Another site</title>
<h1>Another site</h1><p role="status"></p>
<script src="${base}/scripts/patientportalapi-1.1.js"></script>
<script>
  const say = (text) => { document.querySelector('p').textContent = text }
  patientportal = new PatientPortalAPI();
  patientportal.setClientKey('${key}');
  const { regCode, demog, membershipCode, isOh } = ${JSON.stringify(params)};
patientportal.auth.registerPatient({
    regCode: regCode,
    demog: demog,
    membershipCode: membershipCode,
    isOH: isOh
}).done((result) => say('Activation ' + result.ActivationType)).fail((error) => say('Event ' + error.EventCode + ': ' + error.Message));
</script></html>`

test('the published snippet registers a person from a page of another site', async ({
  browser,
  baseURL,
  practice,
  visit,
}) => {
  const base = baseURL ?? ''
  const { clientKey } = await createApiClient(
    { ...practice.as('manager'), now: new Date() },
    {
      name: `Library ${newId()}`,
      portal: 'patient',
      allowedOrigins: ['http://localhost:*'],
      allowedNetworks: [],
      portalAddress: null,
      discloses10001: true,
      asksSecondFactor: false,
      requestsPerMinute: 600,
      registrationsPerHour: 600,
    },
  )
  const { code } = await practice.newCode()
  const { email } = somebody()
  const demog = {
    Title: 'Mr',
    Name: 'John',
    Surname: `Lemon ${newId().slice(-6)}`,
    SexType: 1,
    DateOfBirth: '1958-08-02T00:00:00',
    Mobile: '+444 895 523 411',
    EmailAddress: `<${email}>`,
    Password: 'grey otters 47 singing',
    Address: { Address1: 'Studio 99', City: 'London', PostCode: 'N1 7NK' },
  }
  const params = { regCode: code, demog, membershipCode: null, isOh: false }
  const site = createServer((request, response) => {
    const wrong = request.url === '/wrong'
    response.setHeader('Content-Type', 'text/html')
    response.end(page(base, clientKey, wrong ? { ...params, regCode: 'NOSUCHCODE' } : params))
  })
  await new Promise<void>((listening) => site.listen(0, 'localhost', listening))
  const address = `http://localhost:${(site.address() as AddressInfo).port}`
  // A browser of its own: its page is not ours, so a refused call in its console is no complaint of ours.
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(address)
  await expect(tab.getByRole('status')).toHaveText('Activation 3')
  await tab.goto(`${address}/wrong`)
  await expect(tab.getByRole('status')).toContainText('Event 0: ')

  const mail = await messageTo(visit, email)
  const key = /\/activate\/([\w-]+)/.exec(mail.text)?.[1] ?? ''
  await tab.goto(`${address}/wrong`)
  const signedIn = await tab.evaluate(
    async ([email, password, key]) => {
      const { PatientPortalAPI } = window as never as {
        PatientPortalAPI: new () => import('@/sdk/patient-portal-api').PatientPortalAPI
      }
      const portal = new PatientPortalAPI()
      portal.setClientKey(
        (window as never as { patientportal: { connection: { clientKey: string } } }).patientportal.connection
          .clientKey,
      )
      await portal.auth.submitValidationEmail({ key: key ?? '' })
      await portal.auth.login({ username: email ?? '', password: password ?? '' })
      return portal.patient.getDemographicData()
    },
    [email, demog.Password, key],
  )
  expect(signedIn).toMatchObject({ Name: 'John', EmailAddress: email, Mobile: '+444895523411' })
  await context.close()
  site.close()
})
