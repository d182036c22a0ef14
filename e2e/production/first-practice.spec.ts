import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import PostalMime from 'postal-mime'
import { projectRoot } from '@/scripts/run-node'
import { startVisit } from '../support/http-visit'
import { expect, test } from '../support/test'

const url = process.env.PRODUCTION_URL ?? ''
const mailFolder = process.env.PRODUCTION_MAIL ?? ''
const envFile = process.env.PRODUCTION_ENV_FILE ?? ''

test.skip(!url, 'There is no production-mode installation: run it by `npm run test:e2e`.')

async function mailTo(address: string) {
  const all = readdirSync(mailFolder).sort().reverse()
  for (const name of all) {
    const mail = await PostalMime.parse(readFileSync(path.join(mailFolder, name)))
    if (mail.to?.some((one) => one.address === address)) return mail
  }
  return null
}

test('an empty production installation gets its first practice by command, and its manager signs in by the emailed link', async ({
  device,
}) => {
  test.setTimeout(90_000)
  const email = `first.manager.${Date.now()}@example.com`
  const slug = `first-${Date.now()}`
  const env = { ...process.env, ...JSON.parse(readFileSync(envFile, 'utf8')) }
  const create = (code: string) =>
    promisify(execFile)(
      'npm',
      [
        ...['run', 'practice:create', '--', '--slug', slug, '--name', 'First Surgery', '--nation', 'england'],
        ...['--practice-code', code, '--manager-name', 'Frankie Manager', '--manager-email', email],
      ],
      { cwd: projectRoot, env },
    )
  env.PRACTICE_CODES_FILE = path.join(path.dirname(envFile), `${slug}.csv`)
  writeFileSync(env.PRACTICE_CODES_FILE, 'Code,Status\nA81777,A\nA81778,C\n')
  await expect(create('A81778')).rejects.toThrow('The practice with this code has closed')
  await expect(create('A81779')).rejects.toThrow('The list of practices does not know this code')
  await expect(create('V81999')).rejects.toThrow('This code is set aside')
  const { stdout } = await create('A81777')
  expect(stdout).toContain(slug)
  expect(stdout).not.toContain('was not checked')

  await expect.poll(() => mailTo(email), { timeout: 20_000 }).not.toBeNull()
  const mail = await mailTo(email)
  const link = mail?.text?.split(/\r?\n/).find((line) => /\/invite\/\S+$/.test(line.trim()))
  expect(link, mail?.text).toBeTruthy()

  const page = await (await device({ baseURL: url })).newPage()
  await page.goto(new URL(link?.trim() ?? '').pathname)
  await page
    .getByLabel(/password/i)
    .first()
    .fill('seven quiet harbours and 4 owls')
  await page.locator('main form').getByRole('button').last().click()
  await expect(page).toHaveURL(/\/admin$/)
  await expect(page.getByRole('banner')).toContainText('First Surgery')
  await expect(page.getByRole('banner')).toContainText('Frankie Manager')
})

test('in production there is no mailbox to read and no demo sign-in', async () => {
  const visit = startVisit(url)
  for (const address of ['/dev/mailbox', '/api/dev/messages', '/api/dev/messages?to=a@example.com'])
    expect.soft((await visit.ask('GET', address)).status, address).toBe(404)
  const { status, body } = await visit.ask('GET', '/api/health')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toMatchObject({ status: 'ok', database: 'ok' })
  expect((await visit.ask('GET', '/p/riverside')).status).toBe(404)
})
