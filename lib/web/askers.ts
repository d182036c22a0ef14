import 'server-only'
import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/domain/access/actor'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { db } from '@/lib/platform/db'
import { localeOf } from './locale'
import { paths } from './paths'
import { practiceCard } from './practice-card'
import { callerAddress, requestId } from './request'
import { currentPatient, currentStaff } from './session'

export type Asked = { ctx: Ctx; locale: Locale }
/** Finds out who asks, from the request and, on public pages, the `practice` field of the form. */
export type Asker = (form?: FormData) => Promise<Asked>

function context(actor: Actor, practiceId: string | null): Ctx {
  return { actor, practiceId, db, now: new Date(), requestId: requestId() }
}

/** Anybody, signed in as a patient or not; the practice is the one the form names. */
export const anyone: Asker = async (form) => {
  const slug = form?.get('practice')
  const practice = typeof slug === 'string' ? await practiceCard(slug) : null
  const actor = (await currentPatient()) ?? { kind: 'anyone' as const, address: await callerAddress() }
  return { ctx: context(actor, practice?.id ?? null), locale: await localeOf(practice?.locale) }
}

/** The signed-in patient; others are sent to sign in. */
export const patient: Asker = async () => {
  const actor = await currentPatient()
  if (!actor) redirect(paths.signIn())
  return { ctx: context(actor, null), locale: await localeOf() }
}

/** The signed-in member of staff at their session's practice; others are sent to sign in. Staff screens are in English. */
export const staff: Asker = async () => {
  const actor = await currentStaff()
  if (!actor) redirect(paths.adminSignIn())
  return { ctx: context(actor, actor.practiceId), locale: 'en' }
}

/** A program of another company, before its key says which; cookies of our own pages mean nothing here. */
export const program: Asker = async () => ({
  ctx: context({ kind: 'anyone', address: await callerAddress() }, null),
  locale: 'en',
})

/** Somebody at the staff door, before or during sign-in; in English. */
export const staffDoor: Asker = async () => ({
  ctx: context({ kind: 'anyone', address: await callerAddress() }, null),
  locale: 'en',
})
