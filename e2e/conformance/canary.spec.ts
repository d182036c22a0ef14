import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { openEveryRow } from '@/e2e/support/every-row'
import { walkTo } from '@/e2e/support/http-journey'
import { formOf, startVisit } from '@/e2e/support/http-visit'
import { codeIn, linkIn, messageTo } from '@/e2e/support/messages'
import type { OwnInstallation } from '@/e2e/support/own-installation'
import { somebody } from '@/e2e/support/person'
import { type Answer, expect, program, type Sent, test } from '@/e2e/support/portal-api'
import { keyIn, lemon, plainNumber } from '@/e2e/support/portal-people'
import { newId } from '@/lib/platform/ids'
import { freshNhsNumber } from '@/lib/testing/at-the-desk'

/** Starts an installation of its own and reads all it writes; nothing of this test's environment reaches it. */
async function startOwn(code: string): Promise<{ child: ChildProcess; written: () => string; made: OwnInstallation }> {
  const own = ['DATABASE', 'WORKER_DATABASE', 'DATA_DIR', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'APP_URL', 'PORT']
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (own.some((one) => name.startsWith(one))) delete env[name]
  const file = path.join(import.meta.dirname, '../support/own-installation.ts')
  const child = fork(file, [code], { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let text = ''
  const note = (part: Buffer) => {
    text += part.toString('utf8')
  }
  child.stdout?.on('data', note)
  child.stderr?.on('data', note)
  const made = await new Promise<OwnInstallation>((resolve, reject) => {
    child.on('message', (message) => resolve(message as OwnInstallation))
    child.on('exit', (how) => reject(new Error(`The installation ended (${how}):\n${text}`)))
  })
  return { child, written: () => text, made }
}

test('no password, code, key or number stands in an answer, the log, the audit or a message but where it must', async () => {
  test.setTimeout(120_000)
  const canary = {
    password: `canary-${newId().slice(-12)}-7-lanterns`,
    newPassword: `finch-${newId().slice(-12)}-9-harbours`,
    wrongPassword: `wren-${newId().slice(-12)}-3-meadows`,
    signUpCode: `CANARY${newId().slice(-8)}`.toUpperCase(),
    apiNumber: freshNhsNumber(),
    webNumber: freshNhsNumber(),
  }
  const { child, written, made } = await startOwn(canary.signUpCode)
  const rows = openEveryRow(made.databaseUrl)
  const { call } = program(made.url, made.clientKey, '10.3.2.1')
  const answers: { path: string; answer: Answer }[] = []
  const ask = async (path: string, sent: Sent = {}) => {
    const answer = await call(path, sent)
    answers.push({ path, answer })
    return answer
  }
  const mailbox = startVisit(made.url, { address: '10.3.2.2' })

  // By the API: refused in many ways first, then registered, activated, signed in, changed, signed out and reset.
  const demog = lemon({ Password: canary.password, NhsNumber: canary.apiNumber })
  const { EmailAddress: email } = demog
  const body = { regCode: canary.signUpCode, demog }
  await ask('auth/reg-code-info', { query: { 'reg-code': canary.signUpCode } })
  await ask('auth/validate-profile-data', { body })
  for (const change of [
    { Name: null },
    { Surname: '<b>x</b>' },
    { DateOfBirth: 'never' },
    { Password: [canary.password] },
  ])
    await ask('auth/register-patient', { body: { ...body, demog: { ...demog, ...change } } })
  await ask('auth/register-patient', { raw: JSON.stringify(body).slice(0, -1) })
  await ask('auth/register-patient', { body, verb: 'PUT' })
  await ask('auth/register-patient', { body, key: `${made.clientKey}x` })
  const registered = await ask('auth/register-patient', { body })
  const session = String(registered.result.SessionID)
  const key = keyIn(await messageTo(mailbox, email), 'activate')
  const code = codeIn(await messageTo(mailbox, plainNumber(demog.Mobile)))
  await ask('auth/submit-activation-sms', { session, query: { code: code === '000000' ? '111111' : '000000' } })
  await ask('auth/submit-validation-email', { session, body: { key: `${key}x` } })
  expect((await ask('auth/submit-activation-sms', { session, query: { code } })).status).toBe(200)
  expect((await ask('auth/submit-validation-email', { session, body: { key } })).status).toBe(400)
  await ask('auth/register-patient', { body })
  await ask('auth/login', { body: { username: email, password: canary.wrongPassword } })
  await ask('auth/login', { body: { username: [email], password: canary.password } })
  const login = await ask('auth/login', { body: { username: email, password: canary.password } })
  const who = { session: String(login.result.SessionID), token: String(login.result.Token) }
  await ask('patient/demographic-data', who)
  await ask('patient/demographic-data', { ...who, body: { password: canary.wrongPassword, demog: {} } })
  const change = { Initials: 'X', Password: canary.newPassword }
  expect(
    (await ask('patient/demographic-data', { ...who, body: { password: canary.password, demog: change } })).status,
  ).toBe(200)
  await ask('patient/accept-terms-and-conditions', { ...who, body: { password: canary.password } })
  await ask('auth/config', who)
  await ask('auth/validate', who)
  await ask('patient/demographic-data', { ...who, token: `${who.token}x` })
  await ask('auth/logout', who)
  await ask('password-reset/send-link', { body: { email } })
  const resetKey = keyIn(await messageTo(mailbox, email, 2), 'reset')
  await ask('password-reset/validate-key', { body: { key: resetKey } })
  await ask('password-reset/send-validation-sms', { body: { key: resetKey } })
  const resetCode = codeIn(await messageTo(mailbox, plainNumber(demog.Mobile), 2))
  const proven = await ask('password-reset/submit-validation-code', { body: { key: resetKey, code: resetCode } })
  const context = String(proven.result.SessionId)
  const reset = { key: resetKey, newPassword: canary.newPassword }
  await ask('password-reset/set-password', { session: context, body: { ...reset, newPassword: 'short' } })
  expect((await ask('password-reset/set-password', { session: context, body: reset })).status).toBe(200)
  await ask('auth/login', { body: { username: email, password: canary.newPassword } })

  // By the web: somebody with a number, who activates by the link.
  const person = somebody({ password: canary.password, identifier: canary.webNumber })
  const visit = startVisit(made.url, { address: '10.3.2.3' })
  await walkTo(visit, { slug: made.slug, code: canary.signUpCode }, person, 'confirmation')
  const link = linkIn(await messageTo(mailbox, person.email), 'activate')
  const page = await visit.open(link)
  const opened = await visit.send(page, formOf(page), {})
  expect(opened.status).toBe(200)

  const secrets = {
    ...{ password: canary.password, newPassword: canary.newPassword, wrongPassword: canary.wrongPassword },
    ...{ clientKey: made.clientKey, apiNumber: canary.apiNumber, session, context },
    ...{ signedInSession: who.session, token: who.token, key, resetKey, webKey: link.split('/').at(-1) ?? '' },
    ...{ code, resetCode, signUpCode: canary.signUpCode, webNumber: canary.webNumber },
  }
  const stands = (text: string, secret: string) =>
    /^\d{6}$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret)

  await test.step('in no answer, but a session and its token where they are given', async () => {
    const given: Record<string, RegExp> = {
      session: /^auth\/register-patient$/,
      context: /^password-reset\/submit-validation-code$/,
      signedInSession: /^auth\/login$/,
      token: /^auth\/(login|validate)$/,
      signUpCode: /^auth\/reg-code-info$/,
    }
    const leaks = answers.flatMap(({ path, answer }) =>
      Object.entries(secrets)
        .filter(([name, secret]) => stands(answer.text, secret) && !given[name]?.test(path))
        .map(([name]) => `${name} in ${path}`),
    )
    expect(leaks).toEqual([])
    expect(answers.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).toEqual([])
  })

  await test.step('in no line of the log, which has the reference of every refusal', async () => {
    const references = answers.flatMap(({ answer }) => answer.error?.ReferenceNumber ?? [])
    expect(references.length).toBeGreaterThan(10)
    await expect.poll(() => references.filter((one) => !written().includes(one))).toEqual([])
    expect(Object.entries(secrets).filter(([, secret]) => stands(written(), secret))).toEqual([])
    for (const told of [email, person.email, demog.Surname, person.familyName, plainNumber(demog.Mobile)])
      expect(written()).not.toContain(told)
  })

  await test.step('in no table, but the number on its record and what a message says', async () => {
    const found: Record<string, string[]> = {}
    for (const [name, secret] of Object.entries(secrets)) {
      const places = await rows.placesOf(secret)
      if (places.length > 0) found[name] = places
    }
    // What the stand-in for a mailbox holds is what the message said; a real sender keeps nothing here.
    const inText = ['mailbox_messages.text']
    const inLink = ['mailbox_messages.html', 'mailbox_messages.text']
    expect(found).toEqual({
      ...{ code: inText, resetCode: inText, key: inLink, resetKey: inLink, webKey: inLink },
      // A sign-up code is known to whoever was given it; the audit says which one was made.
      signUpCode: ['audit_events.details', 'sign_up_codes.code', 'sign_up_codes.code_key'],
      webNumber: ['patient_identifiers.value', 'patient_search_terms.term', 'registrations.identifier_value'],
    })
    const audited = await rows.countOf('audit_events', 'action', canary.signUpCode)
    expect(audited).toEqual({ 'sign-up-code.created': 1 })
  })
  await rows.end()
  child.disconnect()
})
