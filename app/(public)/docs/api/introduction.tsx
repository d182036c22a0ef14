import { paths } from '@/lib/web/paths'
import { serverAddress } from '@/lib/web/portal-api/describe-openly'
import { CodeLines } from './code-lines'

const events: [code: number, meaning: string][] = [
  [0, 'A rule was broken, such as a wrong code, a weak or missing password, or too many calls (HTTP 429)'],
  [1, 'Something is missing'],
  [2, 'Something cannot be read, such as a date or a number'],
  [3, 'The client key is missing'],
  [4, 'The client key is not valid'],
  [5, 'There is no such section'],
  [6, 'There is no such method'],
  [7, 'The body is missing, is no JSON object, or is too large'],
  [8, 'Nobody is signed in, or the session has ended'],
  [10, 'The server is busy; call again later'],
  [11, 'The token is not valid'],
  [12, 'Text contains HTML'],
  [13, 'The client may not call from this network'],
  [14, 'Too many wrong passwords or codes'],
  [10001, 'The email has an account here; told only where the practice allows it'],
]

const snippet = `<script src="${serverAddress}/scripts/patientportalapi-1.1.js"></script>
<script>
  const patientportal = new PatientPortalAPI()
  patientportal.setClientKey('demo-client-key')
  patientportal.auth.registerPatient({ regCode, demog }).done(show).fail(explain)
</script>`

/** What every call has in common. */
export function Introduction() {
  return (
    <>
      <p>
        Clients written for Meddbase’s patient portal work here unchanged: only the base address and the client key
        differ. A practice’s manager makes the key under Settings, API clients.
      </p>
      <h2 className="mt-6">From a page</h2>
      <p>
        One script without dependencies, or the module <code>/scripts/patientportalapi-1.1.mjs</code>. Each method
        answers a promise that also has <code>.done()</code> and <code>.fail()</code>, and the library keeps session and
        token by itself. The page’s address has to be among those the practice allows.
      </p>
      <CodeLines>{snippet}</CodeLines>
      <h2 className="mt-6">Answers</h2>
      <p>
        Every answer is JSON: <code>{'{"status":"ok","result":…}'}</code> or{' '}
        <code>{'{"status":"error","error":…}'}</code>. An error has Message, EventType, EventCode, HttpStatusCode,
        Description and ReferenceNumber, and Fields with the path of each member that is wrong. A call that returns
        nothing answers an empty string.
      </p>
      <dl className="my-3">
        {events.map(([code, meaning]) => (
          <div key={code} className="grid grid-cols-[4rem_1fr] border-b border-line py-1">
            <dt className="num font-semibold">{code}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-6">Key, session and token</h2>
      <p>
        The key goes into the query as <code>client-key</code>. Registering and signing in open a session; its id goes
        into the header <code>x-session-id</code>, and is a cookie too. Whoever is signed in sends the token of{' '}
        <code>login</code> as <code>x-token</code>.
      </p>
      <p>
        <a href={paths.openApi()}>The same as OpenAPI 3.1</a>
      </p>
    </>
  )
}
