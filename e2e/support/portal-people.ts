import { randomInt } from 'node:crypto'
import type { ApiPractice } from './api-practice'
import type { HttpVisit } from './http-visit'
import { codeIn, linkIn, type Message, messageTo } from './messages'
import { somebody } from './person'
import type { Program } from './portal-api'

/** The POST example of the published page, its password adjusted to policy, as somebody with its own name and contacts. */
export function lemon(change: Record<string, unknown> = {}) {
  const { email, givenName, familyName } = somebody()
  const mobile = String(randomInt(1_000_000)).padStart(6, '0')
  return {
    Title: 'Mr',
    Name: givenName,
    Surname: familyName,
    SexType: 1,
    Initials: 'JL',
    DateOfBirth: '1958-08-02T00:00:00',
    Mobile: `+444 895 ${mobile.slice(0, 3)} ${mobile.slice(3)}`,
    Telephone: '+444 525 111 555',
    EmailAddress: email,
    WorkEmailAddress: 'john.lemon@mywork.com',
    Password: 'grey47otters2sing',
    Address: {
      Address1: 'Studio 99',
      Address2: 'Backlok Street',
      Address3: 'Camden',
      City: 'London',
      County: '',
      PostCode: 'N1 7NK',
      Country: 'United Kingdom',
    },
    NextOfKin: {
      Relationship: 'Mam',
      Name: 'Mariel',
      Surname: 'Lemon',
      Mobile: '+444 895 111 222',
      WorkTelephone: '+444 525 111 555',
      Address: {
        Address1: 'Studio 1',
        Address2: 'Cardwell Roa',
        Address3: 'Camden',
        City: 'London',
        County: '',
        PostCode: 'N1 7NK',
        Country: 'United Kingdom',
      },
    },
    ...change,
  }
}
export type Lemon = ReturnType<typeof lemon>

/** A number as messages to it are addressed. */
export const plainNumber = (mobile: string) => mobile.replace(/ /g, '')

/** The secret of a link in a message. */
export const keyIn = (message: Message, page: 'activate' | 'reset') => linkIn(message, page).split('/').at(-1) ?? ''

/** The six digits of a message that has them in a sentence. */
export const digitsIn = ({ text }: Message) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

type Where = { portal: Program; api: ApiPractice; visit: HttpVisit }
export type Who = { session: string; token: string }

/** Somebody who registered and has not activated. */
export async function register({ portal, api }: Where, change: Record<string, unknown> = {}) {
  const demog = lemon(change)
  const { code: regCode } = await api.newCode()
  const { status, result, text } = await portal.call('auth/register-patient', { body: { regCode, demog } })
  if (status !== 200) throw new Error(`Not registered: ${text}`)
  return { demog, regCode, session: String(result.SessionID), activationType: result.ActivationType }
}
export type Registered = Awaited<ReturnType<typeof register>>

/** The key of the newest activation email. */
export const activationKey = async (visit: HttpVisit, { EmailAddress }: Lemon, count = 1) =>
  keyIn(await messageTo(visit, EmailAddress, count), 'activate')

/** The code of the newest text message. */
export const textedCode = async (visit: HttpVisit, { Mobile }: Lemon, count = 1) =>
  codeIn(await messageTo(visit, plainNumber(Mobile), count))

/** Somebody who registered and activated by the email. */
export async function activate(where: Where, change: Record<string, unknown> = {}): Promise<Registered> {
  const person = await register(where, change)
  const key = await activationKey(where.visit, person.demog)
  const { status, text } = await where.portal.call('auth/submit-validation-email', {
    session: person.session,
    body: { key },
  })
  if (status !== 200) throw new Error(`Not activated: ${text}`)
  return person
}

export const logIn = (portal: Program, demog: Pick<Lemon, 'EmailAddress' | 'Password'>) =>
  portal.call('auth/login', { body: { username: demog.EmailAddress, password: demog.Password } })

/** Somebody who registered, activated and signed in. */
export async function signIn(where: Where, change: Record<string, unknown> = {}): Promise<Registered & { who: Who }> {
  const person = await activate(where, change)
  const { status, result, text } = await logIn(where.portal, person.demog)
  if (status !== 200) throw new Error(`Not signed in: ${text}`)
  return { ...person, who: { session: String(result.SessionID), token: String(result.Token) } }
}

/** Six digits that are not the right ones. */
export const otherCode = (code: string) => (code === '000000' ? '111111' : '000000')
