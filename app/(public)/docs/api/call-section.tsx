import { serverAddress } from '@/lib/web/portal-api/describe-openly'
import type { Needs } from '@/lib/web/portal-api/endpoint'
import { curlOf } from '@/lib/web/portal-api/examples'
import { type Member, membersOf } from '@/lib/web/portal-api/members-of'
import type { Described } from '@/lib/web/portal-api/open-api'
import { CodeLines } from './code-lines'

const needed: Record<Needs, string> = {
  nothing: 'Needs no key.',
  client: 'Needs the client key.',
  session: 'Needs the client key and a session.',
  context: 'Needs the client key and the session that submit-validation-code opened.',
  'sign-in': 'Needs the client key, the session of somebody signed in and its token.',
}

/** One call: what it does, what it takes and answers, and a line to try it with. */
export function CallSection({ section, method, endpoint }: Described) {
  const path = `/patientportalapi/${section}/${method}`
  const id = `${section}-${method}-${endpoint.verb.toLowerCase()}`
  const body = endpoint.body ? membersOf(endpoint.body, 'input') : []
  return (
    <section aria-labelledby={id} className="mt-8">
      <h3 id={id} className="[overflow-wrap:anywhere]">
        {endpoint.verb} {path}
      </h3>
      <p>
        {endpoint.summary}. {needed[endpoint.needs]}
        {endpoint.deprecated ? ' Kept for old clients.' : ''}
      </p>
      <Members id={id} of="Query" members={membersOf(endpoint.query, 'input')} />
      <Members id={id} of="Body" members={body} />
      <Members id={id} of="Result" members={membersOf(endpoint.result, 'output')} />
      <CodeLines>{curlOf(serverAddress, path, endpoint)}</CodeLines>
    </section>
  )
}

/** A long list is folded away until it is wanted. */
function Members({ id, of, members }: { id: string; of: string; members: Member[] }) {
  if (members.length === 0) return null
  return (
    <details open={members.length <= 6}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{of}</summary>
      <dl className="mb-3 border-l-4 border-line pl-3">
        {members.map(({ name, type, required, description }) => (
          <div key={`${id}${of}${name}`} className="border-b border-line py-1">
            <dt className="font-mono text-[0.9em] [overflow-wrap:anywhere]">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">
              {type}
              {required && of !== 'Result' ? ', required' : ''}
              {description ? `. ${description}` : ''}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
