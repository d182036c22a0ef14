import { inWords, type Translate } from '../words'
import type { PortalError } from './portal-error'

const severity = { error: 2, warning: 4 } as const

/** `{status: 'ok', result}`; a call that returns nothing answers an empty string. */
export function success(result: unknown, headers: Headers): Response {
  return json({ status: 'ok', result: result === undefined ? '' : result }, 200, headers)
}

/** `{status: 'error', error}`: the six documented members, and beside them which fields are wrong. */
export function refusal(error: PortalError, t: Translate, reference: string, headers: Headers): Response {
  for (const [name, value] of Object.entries(error.headers)) headers.set(name, value)
  const body = {
    Message: inWords(t, error.reason),
    EventType: error.httpStatus >= 500 ? severity.error : severity.warning,
    EventCode: error.eventCode,
    HttpStatusCode: error.httpStatus,
    Description: null,
    ReferenceNumber: reference,
    Fields: error.fields.map(({ path, message }) => ({
      Path: path,
      Code: message.key.replace(/^errors\./, ''),
      Text: inWords(t, message),
    })),
  }
  return json({ status: 'error', error: body }, error.httpStatus, headers)
}

function json(body: unknown, status: number, headers: Headers): Response {
  headers.set('Cache-Control', 'no-store')
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(body), { status, headers })
}
