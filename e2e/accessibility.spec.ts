import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { walkTo } from './support/http-journey'
import { startVisit } from './support/http-visit'
import { somebody } from './support/person'
import { makePlaces, type Places } from './support/places'
import type { Asker, Route } from './support/route-kinds'
import { routes } from './support/routes'
import { carryCookies, signInPatient, signInStaff } from './support/staff-door'
import { expect, test } from './support/test'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** In the dark only colours can differ from what was looked at in the light. */
async function violations(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme })
  const axe = new AxeBuilder({ page })
  const asked = scheme === 'light' ? axe.withTags(standard) : axe.withRules(['color-contrast'])
  const { violations: found } = await asked.analyze()
  return found.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target).join(' | ')})`)
}

async function widerThanScreen(page: Page): Promise<boolean> {
  await page.setViewportSize({ width: 320, height: 640 })
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** Sends the first form of the page as it is, and tells whether it answered with its errors. */
async function sendEmpty(page: Page): Promise<boolean> {
  // A form that only leads to another page has nothing to refuse.
  const form = page.locator('main form:not([method=get])').first()
  const button = form.getByRole('button').last()
  if ((await form.count()) === 0 || !(await button.isVisible())) return false
  for (const field of await form
    .locator('input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=file])')
    .all())
    if (await field.isVisible()) await field.fill('')
  await button.click()
  return page
    .getByRole('heading', { name: 'There is a problem' })
    .waitFor({ timeout: 5_000 })
    .then(
      () => true,
      () => false,
    )
}

const ofStaff = routes.filter(({ page, outcome }) => page.startsWith('/admin') && outcome('nobody') !== 'page')
const aboutPeople = ({ page }: Route) => /^\/admin\/(patients|registrations)/.test(page)

// Staff pages are two tests, which run beside each other.
const asked: Record<'public' | 'journey' | 'portal' | 'patient-record' | 'manager', { as: Asker; routes: Route[] }> = {
  public: {
    as: 'nobody',
    routes: routes.filter((route) => !route.needs && route.outcome('nobody') === 'page'),
  },
  journey: { as: 'nobody', routes: routes.filter((route) => route.needs && route.outcome('nobody') === 'page') },
  portal: { as: 'patient', routes: routes.filter(({ page }) => page.startsWith('/portal')) },
  'patient-record': { as: 'manager', routes: ofStaff.filter(aboutPeople) },
  manager: { as: 'manager', routes: ofStaff.filter((route) => !aboutPeople(route)) },
}

/** Accepting what a patient changed is the first form of their page. */
const exactlyAsItIs = '/admin/patients/[id]'

/** Pages whose first form changes something for good when it is sent: their error states are looked at elsewhere. */
const asTheyAre = [
  '/admin/import',
  '/activate/',
  '/confirm-email/',
  '/unlock/',
  '/portal/sessions',
  '/admin/sign-up-codes/[id]',
  '/admin/staff/[id]',
]

for (const [area, { as, routes: ours }] of Object.entries(asked)) {
  test(`no ${area} page, nor its error state, has an axe violation, light or dark, or scrolls sideways at 320 px`, async ({
    context,
    practice,
    baseURL,
    address,
  }) => {
    test.setTimeout(600_000)
    const base = baseURL ?? ''
    const places = await makePlaces(practice, base, address)
    const problems: string[] = []
    for (const route of ours) {
      if (route.needs || as !== 'nobody') await become(context, as, route, { places, base, address, practice })
      const page = await context.newPage()
      const note = (state: string, found: string[]) =>
        problems.push(...found.map((one) => `${route.page} ${state}: ${one}`))
      await page.goto(route.url(places))
      note('light', await violations(page, 'light'))
      note('dark', await violations(page, 'dark'))
      if (await widerThanScreen(page)) note('at 320 px', ['scrolls sideways'])
      await page.setViewportSize({ width: 1280, height: 720 })
      const left = route.page === exactlyAsItIs || asTheyAre.some((part) => route.page.startsWith(part))
      if (!left && (await sendEmpty(page))) {
        if (!/^(Error|Gwall|Помилка):/.test(await page.title()))
          note('with errors', [`the title is ${await page.title()}`])
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
        if (!focused.includes('There is a problem')) note('with errors', ['the summary has no focus'])
        note('dark with errors', await violations(page, 'dark'))
        note('light with errors', await violations(page, 'light'))
        if (await widerThanScreen(page)) note('with errors at 320 px', ['scrolls sideways'])
      }
      await page.close()
    }
    expect(problems).toEqual([])
  })
}

type Where = { places: Places; base: string; address: string; practice: Parameters<typeof makePlaces>[0] }

const become = async (context: BrowserContext, as: Asker, route: Route, { places, base, address, practice }: Where) => {
  const has = (await context.cookies()).map(({ name }) => name)
  const wanted = as === 'patient' ? 'enrol-patient' : as === 'nobody' ? '' : 'enrol-staff'
  if (wanted && has.includes(wanted)) return
  if (route.needs === 'draft' && has.includes('enrol-draft')) return
  const visit = startVisit(base, { address })
  if (as === 'patient') await signInPatient(visit, places.patient)
  else if (as === 'manager') await signInStaff(visit, practice.staff('manager'))
  if (route.needs) {
    const { slug, code } = places
    await walkTo(visit, { slug, code }, somebody(), route.needs === 'draft' ? 'check' : 'confirmation')
  }
  await carryCookies(visit, context)
}
