import { type HtmlForm, readHtml } from './html'
import { formOf, type HttpVisit, type Page, type Typed } from './http-visit'
import type { Lemon } from './portal-people'

type Person = Partial<Record<keyof Lemon | 'Gender' | 'StatisticalProcessingAccepted', unknown>>
const text = (value: unknown) => (value == null ? '' : Array.isArray(value) ? String(value[0]) : String(value))
const member = (value: unknown, name: string) =>
  text(typeof value === 'object' && value !== null ? Reflect.get(value, name) : null)

/** A person of the API as they would fill the journey's fields. */
export function typedAs(person: Person, code: string, day?: [string, string, string]): Typed {
  const [, year = '', month = '', date = ''] = /^(\d+)-(\d+)-(\d+)/.exec(text(person.DateOfBirth)) ?? []
  const [typedDay, typedMonth, typedYear] = day ?? [date, month, year]
  const sexes: Record<string, string> = { 0: 'not-specified', 1: 'male', 2: 'female', '': '' }
  const kin = person.NextOfKin
  return {
    code,
    title: text(person.Title),
    givenName: text(person.Name),
    familyName: text(person.Surname),
    'dateOfBirth-day': typedDay,
    'dateOfBirth-month': typedMonth,
    'dateOfBirth-year': typedYear,
    sex: sexes[text(person.SexType)] ?? text(person.SexType),
    gender: member(person.Gender, 'Key'),
    email: text(person.EmailAddress),
    mobile: text(person.Mobile),
    postcode: member(person.Address, 'PostCode'),
    line1: member(person.Address, 'Address1'),
    line2: member(person.Address, 'Address2'),
    town: member(person.Address, 'City'),
    county: member(person.Address, 'County'),
    kinName: [member(kin, 'Name'), member(kin, 'Surname')].filter(Boolean).join(' '),
    kinPhone: member(kin, 'Mobile'),
    password: text(person.Password),
    termsAccepted: true,
  }
}

/** The form with what was chosen among its choices, and a field sent as often as the person has values of it. */
function sentBy(form: HtmlForm, typed: Typed, twice: string[]): HtmlForm {
  // A program may send what no list offers, and so may whoever writes the post by hand.
  const controls = form.controls.flatMap((control) => {
    const { name, kind } = control
    const free = ['radio', 'select'].includes(kind) && typeof typed[name] === 'string'
    const one = free ? { ...control, kind: 'text' as const } : control
    const first = form.controls.findIndex((other) => other.name === name) === form.controls.indexOf(control)
    if (free && !first) return []
    return twice.includes(name) ? [one, one] : [one]
  })
  return { ...form, controls }
}

export type WebVerdict = { verdict: 'taken' | string[]; text: string }

/** Sends a person through the journey's real posts, until the confirmation or until an answer is refused. */
export async function judgeByWeb(
  visit: HttpVisit,
  slug: string,
  typed: Typed,
  twice: string[] = [],
): Promise<WebVerdict> {
  let page = await visit.open(`/p/${slug}/register`)
  for (let step = 0; step < 20; step += 1) {
    if (page.status !== 200) throw new Error(`${page.path} answered ${page.status}`)
    if (page.path.endsWith('/confirmation')) return { verdict: 'taken', text: page.text }
    const next: Page = await visit.send(page, sentBy(formOf(page), typed, twice), typed)
    if (next.path === page.path) return { verdict: refusedAt(next), text: next.text }
    page = next
  }
  throw new Error(`The journey stands at ${page.path}`)
}

/** The fields that the summary of a refused answer leads to. */
function refusedAt({ body }: Page): string[] {
  const summary = /<div[^>]*role="alert"[\s\S]*?<\/div>/.exec(body)?.[0] ?? ''
  const fields = readHtml(summary).links.map((link) => link.replace(/^#/, '').replace(/-(day|month|year)$/, ''))
  if (fields.length === 0) throw new Error('An answer was refused at no field')
  return [...new Set(fields)]
}
