import { randomInt } from 'node:crypto'
import { type BrowserContext, type BrowserContextOptions, test as base, type ConsoleMessage } from '@playwright/test'
import type { Role } from '@/lib/domain/staff/vocabulary'
import { type HttpVisit, startVisit } from './http-visit'
import { makeOwnPractice, type OwnPractice } from './own-practice'
import { carryCookies, signInStaff } from './staff-door'

type PerTest = {
  /** The caller's address: one per test, so that no test uses up the limits of another. */
  address: string
  /** What the browser may complain of, where the test is about it. */
  allowedComplaints: RegExp[]
  visit: HttpVisit
  /** Another browser, as if on another device; watched for errors like the first. */
  device: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Signs this test's browser in as one of the practice's staff. */
  signInAs: (role: Role) => Promise<void>
}
type PerWorker = { practice: OwnPractice }

function watch(context: BrowserContext, complaints: string[]): void {
  const note = (text: string) => void complaints.push(text)
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(error.error().stack ?? error.error().message))
}

/** Playwright's test, with a practice of one's own; an error in the browser's console or on a page fails the test. */
export const test = base.extend<PerTest & { complaints: string[] }, PerWorker>({
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const { end, ...practice } = await makeOwnPractice()
      await use(practice)
      await end()
    },
    { scope: 'worker' },
  ],
  allowedComplaints: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  address: async ({}, use) => use(`10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`),
  complaints: async ({ allowedComplaints }, use) => {
    const complaints: string[] = []
    await use(complaints)
    const unexpected = complaints.filter((one) => !allowedComplaints.some((allowed) => allowed.test(one)))
    if (unexpected.length > 0) throw new Error(`The browser complained:\n${unexpected.join('\n')}`)
  },
  visit: async ({ baseURL, address }, use) => use(startVisit(baseURL ?? '', { address })),
  context: async ({ context, address, complaints }, use) => {
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': address })
    watch(context, complaints)
    await use(context)
  },
  device: async ({ browser, address, complaints, baseURL }, use) => {
    const open: BrowserContext[] = []
    await use(async (options = {}) => {
      const extraHTTPHeaders = { 'x-forwarded-for': address }
      const context = await browser.newContext({ baseURL, locale: 'en-GB', extraHTTPHeaders, ...options })
      watch(context, complaints)
      open.push(context)
      return context
    })
    for (const context of open) await context.close()
  },
  signInAs: async ({ visit, context, practice }, use) =>
    use(async (role) => {
      await signInStaff(visit, practice.staff(role))
      await carryCookies(visit, context)
    }),
})

export { expect } from '@playwright/test'
