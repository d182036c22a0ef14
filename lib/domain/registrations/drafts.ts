import { and, eq, gt } from 'drizzle-orm'
import { chargebands, registrationDrafts, registrations, signUpCodes } from '@/drizzle/schema'
import { practiceById, settingsOf } from '@/lib/domain/practices/queries'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import type { JourneyOptions } from './schema'
import { type Answers, nextStep, type StepName, stepsFor } from './steps'
import type { RegistrationStatus } from './vocabulary'

/** A draft lives for an hour after its last answer. */
export const draftLife = 3600_000

export type Draft = {
  id: string
  answers: Answers
  hasPassword: boolean
  code: { id: string; code: string; chargebandId: string; chargebandName: string } | null
  options: JourneyOptions
  steps: StepName[]
  next: StepName | 'check'
  /** Set once it was sent: a draft is submitted once, and its cookie then shows the confirmation. */
  submitted: {
    registrationId: string
    reference: string
    status: RegistrationStatus
    email: string | null
    mobile: string | null
  } | null
}

/** The draft row a cookie opens, while it lives. */
export async function loadDraft(tx: Tx, ctx: Ctx, token: string) {
  const [row] = await tx
    .select({
      id: registrationDrafts.id,
      answers: registrationDrafts.answers,
      passwordHash: registrationDrafts.passwordHash,
      signUpCodeId: registrationDrafts.signUpCodeId,
    })
    .from(registrationDrafts)
    .where(
      and(
        eq(registrationDrafts.practiceId, practiceOf(ctx)),
        eq(registrationDrafts.tokenHash, hashSecret(token)),
        gt(registrationDrafts.expiresAt, ctx.now),
      ),
    )
  return row ?? null
}

/** The journey so far, for its pages; null when there is none or its hour is over. Only the cookie's holder can ask. */
export async function draftFor(ctx: Ctx, token: string | null): Promise<Draft | null> {
  if (!token) return null
  const [settings, practice] = await Promise.all([settingsOf(ctx), practiceById(ctx.db, practiceOf(ctx))])
  return read(ctx, async (tx) => {
    const row = await loadDraft(tx, ctx, token)
    if (!row) return null
    const code = row.signUpCodeId ? await codeOfDraft(tx, ctx, row.signUpCodeId) : null
    const options: JourneyOptions = {
      nation: practice.nation,
      questions: settings.questions,
      askDepartment: code?.askDepartment ?? false,
      signedIn: ctx.actor.kind === 'patient',
    }
    const steps = stepsFor(options)
    const answers: Answers = row.answers
    const hasPassword = row.passwordHash !== null
    const [submitted] = await tx
      .select({
        registrationId: registrations.id,
        reference: registrations.reference,
        status: registrations.status,
        email: registrations.email,
        mobile: registrations.mobile,
      })
      .from(registrations)
      .where(and(eq(registrations.practiceId, practiceOf(ctx)), eq(registrations.draftId, row.id)))
    return {
      id: row.id,
      answers,
      hasPassword,
      code,
      options,
      steps,
      next: nextStep(steps, { answers, hasCode: code !== null, hasPassword }),
      submitted: submitted ?? null,
    }
  })
}

async function codeOfDraft(tx: Tx, ctx: Ctx, signUpCodeId: string) {
  const [row] = await tx
    .select({
      id: signUpCodes.id,
      code: signUpCodes.code,
      chargebandId: chargebands.id,
      chargebandName: chargebands.name,
      askDepartment: chargebands.askDepartment,
    })
    .from(signUpCodes)
    .innerJoin(
      chargebands,
      and(eq(chargebands.practiceId, signUpCodes.practiceId), eq(chargebands.id, signUpCodes.chargebandId)),
    )
    .where(and(eq(signUpCodes.practiceId, practiceOf(ctx)), eq(signUpCodes.id, signUpCodeId)))
  return row ?? null
}
