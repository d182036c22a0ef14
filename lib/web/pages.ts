import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { PatientActor, StaffActor } from '@/lib/domain/access/actor'
import { authorize, can } from '@/lib/domain/access/authorize'
import type { Permission } from '@/lib/domain/access/permissions'
import { type PracticeCard, practiceById } from '@/lib/domain/practices/queries'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { db } from '@/lib/platform/db'
import { localeOf } from './locale'
import { paths } from './paths'
import { practiceCard } from './practice-card'
import { callerAddress, requestId } from './request'
import { currentPatient, currentStaff } from './session'
import { type Translate, wordsIn } from './words'

type Page = { ctx: Ctx; locale: Locale; t: Translate }

/** What a page under /p/<practice> starts from; 404 for a practice there is not. */
export async function publicPage(slug: string): Promise<Page & { practice: PracticeCard }> {
  const practice = await practiceCard(slug)
  if (!practice) notFound()
  const actor = (await currentPatient()) ?? { kind: 'anyone' as const, address: await callerAddress() }
  const locale = await localeOf(practice.locale)
  return { ctx: ctxFor(actor, practice.id), practice, locale, t: wordsIn(locale) }
}

/** What a page of no practice starts from, such as sign-in. */
export async function openPage(): Promise<Page> {
  const actor = (await currentPatient()) ?? { kind: 'anyone' as const, address: await callerAddress() }
  const locale = await localeOf()
  return { ctx: ctxFor(actor, null), locale, t: wordsIn(locale) }
}

/** What a portal page starts from; others are sent to sign in. */
export async function portalPage(): Promise<Page & { actor: PatientActor }> {
  const actor = await currentPatient()
  if (!actor) redirect(paths.signIn())
  authorize(actor, 'portal:view')
  const locale = await localeOf()
  return { ctx: ctxFor(actor, null), actor, locale, t: wordsIn(locale) }
}

export const practiceOfStaff = cache((practiceId: string) => practiceById(db, practiceId))

/** What a staff page starts from; the signed-out are sent to sign in, the wrong role sees a 404. */
export async function staffPage(
  permission: Permission,
): Promise<{ ctx: Ctx; actor: StaffActor; practice: PracticeCard }> {
  const actor = await currentStaff()
  if (!actor) redirect(paths.adminSignIn())
  if (!can(actor, permission)) notFound()
  authorize(actor, permission)
  return { ctx: ctxFor(actor, actor.practiceId), actor, practice: await practiceOfStaff(actor.practiceId) }
}

function ctxFor(actor: Ctx['actor'], practiceId: string | null): Ctx {
  return { actor, practiceId, db, now: new Date(), requestId: requestId() }
}
