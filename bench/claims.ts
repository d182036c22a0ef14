import { formOf, type HttpVisit, startVisit, type Typed } from '@/e2e/support/http-visit'
import { newId } from '@/lib/platform/ids'
import type { BenchLetter } from './bench-letter'
import { burst, type Figures } from './load'
import type { Side } from './measure'
import { processorTime } from './processor-time'

type Form = ReturnType<typeof formOf>
type Step = { path: string; form: Form; typed: (letter: BenchLetter) => Typed }

const password = 'river stones 47 lantern'
const practiceCode = 'A81999'

function codesOf({ familyName, dateOfBirth, accountNumber, key }: BenchLetter): Typed {
  const [year = '', month = '', day = ''] = dateOfBirth.split('-')
  const born = { 'dateOfBirth-day': day, 'dateOfBirth-month': month, 'dateOfBirth-year': year }
  return { practiceCode, accountNumber, linkageKey: key, surname: familyName, ...born }
}

/** Codes, how to sign in, terms: what a person without scripts posts to claim an account. */
const typed: Record<string, Step['typed']> = {
  '': codesOf,
  'sign-in': () => ({ signInWith: 'email', email: `${newId()}@example.com`, password }),
  terms: () => ({ termsAccepted: true }),
}

async function post(visit: HttpVisit, { path, form, typed: fill }: Step, letter: BenchLetter): Promise<void> {
  const { status, body } = await visit.post({ path }, form, fill(letter))
  if (status !== 303) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`)
}

/** The forms of the three steps, which are the same for everyone: one visit fetches them with a letter of its own. */
async function stepsOf(side: Side, scout: BenchLetter): Promise<Step[]> {
  const visit = startVisit(side.url)
  const steps: Step[] = []
  for (const [name, fill] of Object.entries(typed)) {
    const path = `/p/${side.slug}/letter${name ? `/${name}` : ''}`
    const form = side.name === 'enrol' ? formOf(await visit.open(path)) : bareForm(path, fill(scout))
    const step = { path, form, typed: fill }
    await post(visit, step, scout)
    steps.push(step)
  }
  return steps
}

function bareForm(action: string, fields: Typed): Form {
  const controls = Object.keys(fields).map((name) => ({
    name,
    kind: 'text' as const,
    value: '',
    on: true,
    choices: [],
  }))
  return { action, method: 'post', inMain: true, controls, buttons: [] }
}

/** Whole claims: the codes compared, the password hashed, and everything that a claim writes. */
export async function claims(side: Side, letters: BenchLetter[], concurrency: number): Promise<Figures> {
  const [scout, ...rest] = letters
  if (!scout) throw new Error('There is no letter to claim')
  const steps = await stepsOf(side, scout)
  const before = processorTime(side.pid)
  const figures = await burst(rest, concurrency, async (letter) => {
    const visit = startVisit(side.url)
    for (const step of steps) await post(visit, step, letter)
  })
  const after = processorTime(side.pid)
  return { ...figures, busy: before === null || after === null ? null : (after - before) / rest.length }
}
