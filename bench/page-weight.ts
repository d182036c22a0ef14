import { chromium } from '@playwright/test'
import { findBrowser } from '@/scripts/browser'

export type Weight = { page: string; onLoad: number; afterTouch: number; html: number }

/**
 * The compressed bytes of JavaScript a browser fetches for a page: when it opens, and after the first touch of its form,
 * when the judge of the answers arrives.
 */
export async function weigh(base: string, pages: { page: string; cookie?: string }[]): Promise<Weight[]> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const weights: Weight[] = []
  for (const { page: address, cookie } of pages) {
    // A context of its own: nothing is in the cache.
    const context = await browser.newContext({ extraHTTPHeaders: cookie ? { cookie } : {} })
    const page = await context.newPage()
    const sizes: Promise<[string, number]>[] = []
    page.on('requestfinished', (request) => {
      const kind = request.resourceType()
      const counts = kind === 'script' || kind === 'document' || /\.js(\?|$)/.test(request.url())
      if (counts) sizes.push(request.sizes().then(({ responseBodySize }) => [kind, responseBodySize]))
    })
    const total = async (wanted: (kind: string) => boolean) =>
      (await Promise.all(sizes)).reduce((sum, [kind, size]) => (wanted(kind) ? sum + size : sum), 0)
    await page.goto(base + address, { waitUntil: 'networkidle' })
    const html = await total((kind) => kind === 'document')
    const onLoad = await total((kind) => kind !== 'document')
    const field = page.locator('main form').first().locator('input:not([type=hidden]), select, textarea').first()
    if ((await field.count()) > 0) {
      await field.focus()
      // The judge is fetched a moment after the touch.
      await page.waitForTimeout(2000)
    }
    const afterTouch = await total((kind) => kind !== 'document')
    weights.push({ page: address, onLoad, afterTouch, html })
    await context.close()
  }
  await browser.close()
  return weights
}
