import { formOf, type HttpVisit, type Page, type Typed } from './http-visit'
import { type Person, typedBy } from './person'

const mostSteps = 20

export const isConfirmation = (page: Page) => page.status === 200 && page.path.endsWith('/confirmation')

/** Opens the journey and answers question after question until the wanted page, or until an answer is refused. */
export async function walkTo(
  visit: HttpVisit,
  at: { slug: string; code: string },
  person: Person,
  wanted: string,
  change: Typed = {},
): Promise<Page> {
  const typed = { ...typedBy(person, at.code), ...change }
  let page = await visit.open(`/p/${at.slug}/register`)
  for (let step = 0; step < mostSteps; step += 1) {
    if (page.status !== 200) throw new Error(`${page.path} answered ${page.status}`)
    if (page.path.split('?')[0]?.endsWith(`/${wanted}`)) return page
    const next = await visit.send(page, formOf(page), typed)
    if (next.path === page.path) throw new Error(`${page.path} refused the answer: ${next.text.slice(0, 300)}`)
    page = next
  }
  throw new Error(`The journey did not come to ${wanted}; it stands at ${page.path}`)
}

/** A whole registration as someone without scripts makes it; gives the confirmation. */
export async function registerOverHttp(
  visit: HttpVisit,
  at: { slug: string; code: string },
  person: Person,
): Promise<Page> {
  return walkTo(visit, at, person, 'confirmation')
}
