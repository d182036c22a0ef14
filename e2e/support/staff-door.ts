import type { BrowserContext } from '@playwright/test'
import { formOf, type HttpVisit, type Page } from './http-visit'

type Credentials = { email: string; password: string }

async function signIn(visit: HttpVisit, path: string, who: Credentials): Promise<Page> {
  const door = await visit.open(path)
  return visit.send(door, formOf(door, 'Sign in'), who)
}

/** Signs in at the staff door as a browser without scripts does. */
export async function signInStaff(visit: HttpVisit, who: Credentials): Promise<void> {
  const page = await signIn(visit, '/admin/sign-in', who)
  if (!visit.cookies.has('enrol-staff')) throw new Error(`Not signed in as ${who.email}: ${page.text.slice(0, 200)}`)
}

/** Signs a patient in as a browser without scripts does. */
export async function signInPatient(visit: HttpVisit, who: Credentials): Promise<void> {
  const page = await signIn(visit, '/sign-in', who)
  if (!visit.cookies.has('enrol-patient')) throw new Error(`Not signed in as ${who.email}: ${page.text.slice(0, 200)}`)
}

/** Lets a browser go on where the visit stands. */
export async function carryCookies(visit: HttpVisit, context: BrowserContext): Promise<void> {
  const url = visit.base
  await context.addCookies([...visit.cookies].map(([name, value]) => ({ name, value, url, httpOnly: true })))
}
