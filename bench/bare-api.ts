import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import type postgres from 'postgres'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { newId } from '@/lib/platform/ids'
import { hashSecret } from '@/lib/platform/secrets'

type Tx = postgres.TransactionSql
type Kit = {
  sql: postgres.Sql
  practiceId: string
  codeId: string
  inPractice: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>
  tokenHash: (token: string) => string
  cost: Parameters<typeof hash>[1]
  submit: (token: string) => Promise<void>
}

const hour = 3600_000
const today = () => new Date().toISOString().slice(0, 10)

/** Three calls of the portal API with the same comparisons and rows, and nothing judged. */
export function bareApi({ sql, practiceId, codeId, inPractice, tokenHash, cost, submit }: Kit) {
  /** Whose key it is; the row's own policy shows it to whoever holds it. */
  async function clientOf(key: string): Promise<string | null> {
    const keyHash = hashSecret(`client-key:${key}`)
    return inPractice(async (tx) => {
      const [, [row]] = await Promise.all([
        tx`select set_config('app.client_key', ${keyHash}, true)`.execute(),
        tx`select c.id from api_client_keys k join api_clients c on c.practice_id = k.practice_id and c.id = k.client_id
          where k.key_hash = ${keyHash} and (k.ends_at is null or k.ends_at > now()) and c.ended_at is null`,
      ])
      return row?.id ?? null
    })
  }

  const countUse = (tx: Tx, client: string) => tx`
    insert into api_client_days as d (practice_id, client_id, day, requests, errors, last_at)
    values (${practiceId}, ${client}, ${today()}, 1, 0, now())
    on conflict (practice_id, client_id, day) do update set requests = d.requests + 1, last_at = now()`

  async function codeInfo(client: string, code: string) {
    const [[row]] = await inPractice((tx) =>
      Promise.all([
        tx`select b.name, s.code, b.ask_department, co.type from sign_up_codes s
          join chargebands b on b.practice_id = s.practice_id and b.id = s.chargeband_id
          join companies co on co.practice_id = b.practice_id and co.id = b.company_id
          where s.practice_id = ${practiceId} and s.code_key = ${codeKey(code)} and s.status = 'active'`,
        countUse(tx, client),
      ]),
    )
    if (!row) throw new Error('no such code')
    return { Name: row.name, RegCode: row.code, CompanyType: 'M', ProvideDeptsAndDivs: row.ask_department }
  }

  type Demog = Record<string, string> & { Address: Record<string, string> }
  async function register(client: string, { demog }: { demog: Demog }) {
    const token = randomBytes(24).toString('base64url')
    const passwordHash = await hash(demog.Password ?? '', cost)
    const [year, month, day] = (demog.DateOfBirth ?? '').slice(0, 10).split('-')
    const answers = {
      name: { title: demog.Title, givenName: demog.Name, familyName: demog.Surname },
      'date-of-birth': { 'dateOfBirth-year': year, 'dateOfBirth-month': month, 'dateOfBirth-day': day },
      contact: { email: demog.EmailAddress, mobile: demog.Mobile },
      address: { postcode: demog.Address.PostCode, line1: demog.Address.Address1, town: demog.Address.City },
    }
    await inPractice((tx) =>
      Promise.all([
        tx`insert into registration_drafts (practice_id, id, token_hash, sign_up_code_id, answers, password_hash, created_at, expires_at)
          values (${practiceId}, ${newId()}, ${tokenHash(token)}, ${codeId}, ${tx.json(answers)}, ${passwordHash}, now(), ${new Date(Date.now() + hour)})`,
        tx`insert into sign_up_code_days as d (practice_id, sign_up_code_id, day, opened, started) values (${practiceId}, ${codeId}, ${today()}, 1, 1)
          on conflict (practice_id, sign_up_code_id, day) do update set opened = d.opened + 1, started = d.started + 1`,
      ]),
    )
    await submit(token)
    await inPractice((tx) => countUse(tx, client))
    return { ActivationType: 3, SessionID: token }
  }

  async function login(client: string, { username = '', password = '' }: Record<string, string>) {
    const [found] = await sql`select id, password_hash from logins where lower(email) = ${username.toLowerCase()}`
    if (!found || !(await verify(found.password_hash, password))) throw new Error('not let in')
    const token = randomBytes(24).toString('base64url')
    const event = newId()
    const end = new Date(Date.now() + hour / 2)
    const [, account] = await inPractice((tx) =>
      Promise.all([
        tx`select set_config('app.login_id', ${found.id}, true)`.execute(),
        tx`select id from online_accounts where practice_id = ${practiceId} and login_id = ${found.id} and disabled_at is null and closed_at is null`,
        tx`update logins set failed_attempts = 0, locked_until = null where id = ${found.id} and (locked_until is null or locked_until <= now())`,
        tx`insert into sessions (id, kind, login_id, token_hash, completed_at, created_at, last_seen_at, expires_at, user_agent)
          values (${newId()}, 'patient', ${found.id}, ${tokenHash(token)}, now(), now(), now(), ${end}, 'bench')`,
        tx`insert into audit_events (id, at, actor_kind, login_id, action, subject_type, subject_id, details, request_id)
          values (${event}, now(), 'patient', ${found.id}, 'login.signed-in', 'login', ${found.id}, ${tx.json({ kind: 'patient' })}, ${newId()})`,
        tx`insert into audit_unsealed (event_id) values (${event})`,
      ]),
    )
    if (!account?.[0]) throw new Error('no account here')
    const [[practice], [settings]] = await inPractice((tx) =>
      Promise.all([
        tx`select name, phone from practices where id = ${practiceId}`,
        tx`select password_policy from practice_settings where practice_id = ${practiceId}`,
        tx`select max(version) from legal_texts where practice_id = ${practiceId} and kind = 'terms'`,
        countUse(tx, client),
      ]),
    )
    const Config = { IsLoggedIn: true, CompanyName: practice?.name, PasswordPolicy: settings?.password_policy }
    return { SessionID: token, Token: hashSecret(token), Require2FA: false, Config }
  }

  return async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const client = await clientOf(url.searchParams.get('client-key') ?? '')
    if (!client) return void response.writeHead(401).end()
    const method = url.pathname.split('/').at(-1)
    const sent = body ? JSON.parse(body) : {}
    const result =
      method === 'login'
        ? await login(client, sent)
        : method === 'register-patient'
          ? await register(client, sent)
          : await codeInfo(client, url.searchParams.get('reg-code') ?? '')
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
    response.writeHead(200, headers).end(JSON.stringify({ status: 'ok', result }))
  }
}
