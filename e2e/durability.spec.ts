import { eq, sql } from 'drizzle-orm'
import { mailboxMessages, messages, registrations } from '@/drizzle/schema'
import { read } from '@/lib/domain/shared/context'
import { freePort } from '@/scripts/free-port'
import { health, startServer, untilHealthy } from '@/scripts/server'
import { isConfirmation, registerOverHttp } from './support/http-journey'
import { startVisit } from './support/http-visit'
import { type Person, somebody } from './support/person'
import { expect, test } from './support/test'

const registrationsWanted = 200
const atOnce = 16

async function startOwnServer() {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), APP_URL: `http://localhost:${port}`, ENROL_WORKER: 'in-process' }
  const server = startServer(env)
  await untilHealthy(server, port)
  return { ...server, port }
}

let visitors = 0

/** Each from an address of their own: the limits of one are not what is tested. */
function newcomer(url: string) {
  visitors += 1
  return startVisit(url, { address: `10.200.${visitors >> 8}.${visitors & 255}` })
}

test('a server killed in the middle of 200 registrations loses none it acknowledged, and sends each its message once', async ({
  practice,
}) => {
  test.setTimeout(300_000)
  const { code } = await practice.newCode()
  const first = await startOwnServer()
  const acknowledged: Person[] = []
  const begun: Person[] = []
  let killed = false

  const registerOne = async () => {
    // Email only, so that one registration is one message.
    const person = somebody({ mobile: '' })
    begun.push(person)
    try {
      const page = await registerOverHttp(newcomer(first.url), { slug: practice.slug, code }, person)
      if (isConfirmation(page)) acknowledged.push(person)
    } catch (error) {
      if (!killed) throw error
    }
    if (acknowledged.length >= registrationsWanted / 2 && !killed) {
      killed = true
      await first.kill()
    }
  }
  const worker = async () => {
    while (begun.length < registrationsWanted && !killed) await registerOne()
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(killed, 'the server was killed on the way').toBe(true)
  expect(begun.length).toBeGreaterThan(acknowledged.length)

  const second = await startOwnServer()
  try {
    // Everybody whose browser heard nothing tries again, and the rest of the queue comes too.
    while (begun.length < registrationsWanted) begun.push(somebody({ mobile: '' }))
    const again = begun.filter((person) => !acknowledged.includes(person))
    const queue = [...again]
    const goOn = async () => {
      for (let person = queue.shift(); person; person = queue.shift()) {
        const retry = { ...person, email: `again-${person.email}` }
        const page = await registerOverHttp(newcomer(second.url), { slug: practice.slug, code }, retry)
        expect(isConfirmation(page)).toBe(true)
        acknowledged.push(retry)
      }
    }
    await Promise.all(Array.from({ length: atOnce / 2 }, goOn))
    expect(acknowledged).toHaveLength(registrationsWanted)

    await expect
      .poll(async () => (await unsent(practice)).length, { message: 'the outbox is empty', timeout: 60_000 })
      .toBe(0)
    expect(await health(second.port)).toMatchObject({ status: 'ok', database: 'ok' })
    const problems = []
    for (const { email } of acknowledged) {
      const { stored, queued, received } = await traces(practice, email)
      if (stored !== 1 || queued !== 1 || received !== 1) problems.push({ email, stored, queued, received })
    }
    expect(problems).toEqual([])
    const doubled = await read(practice.system, (tx) =>
      tx.execute(
        sql`select email from registrations where practice_id = ${practice.practiceId} group by email having count(*) > 1`,
      ),
    )
    expect([...doubled]).toEqual([])
  } finally {
    await second.stop()
  }
})

type Ground = { system: Parameters<typeof read>[0] }

const unsent = ({ system }: Ground) =>
  read(system, (tx) => tx.select({ id: messages.id }).from(messages).where(eq(messages.status, 'waiting')))

/** How often somebody is there, was written to, and got what was written. */
async function traces({ system }: Ground, email: string) {
  const count = sql<number>`count(*)::int`
  return read(system, async (tx) => {
    const [stored] = await tx.select({ n: count }).from(registrations).where(eq(registrations.email, email))
    const [queued] = await tx.select({ n: count }).from(messages).where(eq(messages.recipient, email))
    const [received] = await tx
      .select({ n: count })
      .from(mailboxMessages)
      .where(eq(mailboxMessages.recipientKey, email))
    return { stored: stored?.n, queued: queued?.n, received: received?.n }
  })
}
