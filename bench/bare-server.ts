import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import postgres from 'postgres'
import { newId } from '@/lib/platform/ids'
import { bareApi } from './bare-api'
import { bareClaims } from './bare-claims'

/**
 * The limit that Enrol is measured against: node:http, postgres.js and argon2 with nothing between them. It keeps the
 * same rows in the same tables under the same role and row-level security, hashes at the same cost and walks the same
 * pages, but judges nothing, renders strings and sends its statements prepared and in one go.
 */
const [url = '', portText = '', practiceId = '', codeId = '', chargebandId = ''] = process.argv.slice(2)
const port = Number(portText)
const sql = postgres(url, { max: 20, onnotice: () => {} })
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }
const secret = randomBytes(32)
const hour = 3600_000

const steps: Record<string, string[]> = {
  '': ['code'],
  name: ['title', 'givenName', 'familyName'],
  'date-of-birth': ['dateOfBirth-day', 'dateOfBirth-month', 'dateOfBirth-year'],
  'sex-and-gender': ['sex', 'gender'],
  identifier: ['identifier'],
  evidence: ['evidence'],
  contact: ['email', 'mobile', 'appointments-email'],
  address: ['postcode', 'line1', 'line2', 'town', 'county'],
  'next-of-kin': ['kinName', 'kinRelationship', 'kinPhone'],
  password: ['password'],
  terms: ['termsAccepted'],
  check: [],
  confirmation: [],
}
const order = Object.keys(steps)
const base = '/p/bench/register'

function page(step: string): string {
  const fields = (steps[step] ?? []).map(
    (name) => `<p><label for="${name}">${name}</label><input id="${name}" name="${name}"></p>`,
  )
  const form = `<form method="post">${fields.join('')}<button>Continue</button></form>`
  return `<!doctype html><html lang="en"><head><title>${step}</title></head><body><main><h1>${step}</h1>${form}</main></body></html>`
}
const pages = new Map(order.map((step) => [step, page(step)]))

const keyed = (value: string) => createHmac('sha256', secret).update(value).digest('base64url')
const tokenHash = (token: string) => createHash('sha256').update(token).digest('base64url')

function fieldsOf(body: string, type: string): Record<string, string> {
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? ''
  const fields: Record<string, string> = {}
  for (const part of body.split(`--${boundary}`)) {
    const [, name, value] = /name="([^"]+)"\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? []
    if (name) fields[name] = value ?? ''
  }
  return fields
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

type Tx = postgres.TransactionSql
function inPractice<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return sql.begin(async (tx) => {
    const [, result] = await Promise.all([
      // Sent at once: what follows in the same packet stands under it.
      tx`select set_config('app.practice_id', ${practiceId}, true), set_config('app.login_id', '', true)`.execute(),
      run(tx),
    ])
    return result
  }) as Promise<T>
}

const today = () => new Date().toISOString().slice(0, 10)

async function startDraft(): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await inPractice((tx) =>
    Promise.all([
      tx`insert into registration_drafts (practice_id, id, token_hash, sign_up_code_id, answers, created_at, expires_at)
        values (${practiceId}, ${newId()}, ${tokenHash(token)}, ${codeId}, '{}', now(), ${new Date(Date.now() + hour)})`,
      tx`insert into sign_up_code_days as d (practice_id, sign_up_code_id, day, started) values (${practiceId}, ${codeId}, ${today()}, 1)
        on conflict (practice_id, sign_up_code_id, day) do update set started = d.started + 1`,
    ]),
  )
  return token
}

const saveAnswer = (token: string, step: string, answer: Record<string, string>) =>
  inPractice(
    (
      tx,
    ) => tx`update registration_drafts set answers = answers || ${tx.json({ [step]: answer })}, expires_at = ${new Date(Date.now() + hour)}
      where practice_id = ${practiceId} and token_hash = ${tokenHash(token)}`,
  )

async function savePassword(token: string, password: string): Promise<void> {
  const hashed = await hash(password, cost)
  await inPractice(
    (tx) => tx`update registration_drafts set password_hash = ${hashed}, expires_at = ${new Date(Date.now() + hour)}
      where practice_id = ${practiceId} and token_hash = ${tokenHash(token)}`,
  )
}

async function submit(token: string): Promise<void> {
  await inPractice(async (tx) => {
    const [draft] = await tx`select id, answers, password_hash from registration_drafts
      where practice_id = ${practiceId} and token_hash = ${tokenHash(token)} for update`
    if (!draft) throw new Error('no draft')
    const { name = {}, contact = {}, address = {} } = draft.answers
    const born = draft.answers['date-of-birth'] ?? {}
    const two = (part: string) => part.padStart(2, '0')
    const id = newId()
    const now = new Date()
    const later = new Date(now.getTime() + 24 * hour)
    const event = newId()
    const post = (channel: 'email' | 'sms', recipient: string) => {
      const [secretId, messageId] = [newId(), newId()]
      const kind = channel === 'email' ? 'activation' : 'activation-code'
      return [
        tx`update secrets set ended_at = now() where subject_id = ${id} and kind = ${kind} and used_at is null and ended_at is null`,
        tx`insert into secrets (id, kind, practice_id, subject_id, token_hash, code_hash, created_at, expires_at, code_expires_at)
          values (${secretId}, ${kind}, ${practiceId}, ${id}, ${channel === 'email' ? keyed(secretId) : null}, ${keyed(`${secretId}:code`)}, now(), ${later}, ${later})`,
        tx`insert into messages (id, practice_id, channel, kind, recipient, locale, ids, registration_id, created_at)
          values (${messageId}, ${practiceId}, ${channel}, ${`activation-${channel}`}, ${recipient}, 'en', ${tx.json({ registrationId: id, secretId })}, ${id}, now())`,
        tx`select enrol.add_job(task => 'bench-nothing', payload => ${JSON.stringify({ messageId, practiceId })}::json, job_key => ${messageId})`,
      ]
    }
    await Promise.all([
      tx`update sign_up_codes set used_count = used_count + 1 where practice_id = ${practiceId} and id = ${codeId} and status = 'active'
        and (total_limit is null or used_count < total_limit)`,
      tx`insert into registrations (practice_id, id, reference, draft_id, route, status, chargeband_id, sign_up_code_id, title, given_name,
          family_name, date_of_birth, evidence, email, mobile, contact_preferences, address, password_hash, terms_version, privacy_version, locale,
          submitted_at, expires_at)
        values (${practiceId}, ${id}, ${randomBytes(6).toString('hex').toUpperCase()}, ${draft.id}, 'sign-up-code', 'submitted', ${chargebandId}, ${codeId},
          ${name.title || null}, ${name.givenName ?? ''}, ${name.familyName ?? ''}, ${`${born['dateOfBirth-year']}-${two(born['dateOfBirth-month'])}-${two(born['dateOfBirth-day'])}`},
          'passport', ${contact.email}, ${contact.mobile}, ${tx.json({ appointments: { email: true } })}, ${tx.json(address)}, ${draft.password_hash},
          1, 1, 'en', now(), ${later})`,
      tx`insert into registration_events (practice_id, id, registration_id, action, to_status, actor, at)
        values (${practiceId}, ${newId()}, ${id}, 'submit', 'submitted', 'anyone', now())`,
      tx`update registrations set status = 'awaiting-activation', version = version + 1 where practice_id = ${practiceId} and id = ${id} and status = 'submitted'`,
      tx`insert into registration_events (practice_id, id, registration_id, action, from_status, to_status, actor, at)
        values (${practiceId}, ${newId()}, ${id}, 'ask-activation', 'submitted', 'awaiting-activation', 'anyone', now())`,
      tx`insert into sign_up_code_days as d (practice_id, sign_up_code_id, day, submitted) values (${practiceId}, ${codeId}, ${today()}, 1)
        on conflict (practice_id, sign_up_code_id, day) do update set submitted = d.submitted + 1`,
      tx`insert into audit_events (id, practice_id, at, actor_kind, action, subject_type, subject_id, details, request_id)
        values (${event}, ${practiceId}, now(), 'anyone', 'registration.submitted', 'registration', ${id}, ${tx.json({ route: 'sign-up-code' })}, ${newId()})`,
      tx`insert into audit_unsealed (event_id) values (${event})`,
      tx`update registration_drafts set answers = '{}', password_hash = null, expires_at = ${later} where practice_id = ${practiceId} and id = ${draft.id}`,
      tx`select id from logins where lower(email) = ${String(contact.email).toLowerCase()}`,
      ...post('email', contact.email),
      ...post('sms', contact.mobile),
    ])
  })
}

async function signIn({ email = '', password = '' }: Record<string, string>): Promise<string | null> {
  const [login] = await sql`select id, password_hash from logins where lower(email) = ${email.toLowerCase()}`
  if (!login || !(await verify(login.password_hash, password))) return null
  const token = randomBytes(24).toString('base64url')
  const event = newId()
  const end = new Date(Date.now() + hour / 2)
  await sql.begin(async (tx) => {
    await Promise.all([
      tx`select set_config('app.practice_id', '', true), set_config('app.login_id', ${login.id}, true)`.execute(),
      tx`insert into sessions (id, kind, login_id, token_hash, completed_at, created_at, last_seen_at, expires_at, user_agent)
        values (${newId()}, 'patient', ${login.id}, ${tokenHash(token)}, now(), now(), now(), ${end}, 'bench')`,
      tx`insert into audit_events (id, at, actor_kind, login_id, action, subject_type, subject_id, details, request_id)
        values (${event}, now(), 'patient', ${login.id}, 'login.signed-in', 'login', ${login.id}, ${tx.json({ kind: 'patient' })}, ${newId()})`,
      tx`insert into audit_unsealed (event_id) values (${event})`,
    ])
  })
  return token
}

const claims = bareClaims({ practiceId, inPractice, tokenHash, cost })
const api = bareApi({ sql, practiceId, codeId, inPractice, tokenHash, cost, submit })

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const token = /bench=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  const goTo = (to: string, cookie?: string) =>
    response.writeHead(303, { location: to, ...(cookie ? { 'set-cookie': `bench=${cookie}; Path=/` } : {}) }).end()
  if (path.startsWith('/patientportalapi/')) return api(request, await bodyOf(request), response)
  if (path === '/sign-in') {
    const cookie = await signIn(fieldsOf(await bodyOf(request), request.headers['content-type'] ?? ''))
    return void (cookie ? goTo('/portal', cookie) : response.writeHead(403).end())
  }
  if (path.startsWith('/p/bench/letter')) {
    const fields = fieldsOf(await bodyOf(request), request.headers['content-type'] ?? '')
    const claiming = path.slice('/p/bench/letter'.length)
    if (claiming === '/sign-in') await claims.signIn(token, fields)
    else if (claiming === '/terms') await claims.submit(token)
    else {
      const cookie = await claims.check(fields)
      return void (cookie ? goTo('/p/bench/letter/sign-in', cookie) : response.writeHead(403).end())
    }
    return void goTo('/p/bench/letter/terms')
  }
  if (!path.startsWith(base)) return void response.writeHead(404).end()
  const step = path.slice(base.length + 1)
  if (request.method === 'GET') {
    if (token)
      await inPractice(
        (tx) =>
          tx`select id, answers from registration_drafts where practice_id = ${practiceId} and token_hash = ${tokenHash(token)}`,
      )
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages.get(step) ?? '')
  }
  const fields = fieldsOf(await bodyOf(request), request.headers['content-type'] ?? '')
  const next = `${base}/${order[order.indexOf(step) + 1] ?? ''}`
  if (step === '') return void goTo(next, await startDraft())
  if (step === 'password') await savePassword(token, fields.password ?? '')
  else if (step === 'check') await submit(token)
  else await saveAnswer(token, step, fields)
  goTo(next)
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    response.writeHead(500).end()
  })
}).listen(port, '127.0.0.1', () => process.send?.('ready'))
