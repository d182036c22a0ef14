import { and, eq, gt } from 'drizzle-orm'
import {
  chargebands,
  practiceSettings,
  practices,
  registrationDrafts,
  registrations,
  signUpCodes,
} from '@/drizzle/schema'
import type { ActivationChannel, Nation, PasswordPolicy, Questions } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secrets'
import type { JourneyOptions } from './schema'
import { type Answers, nextStep, type StepName, stepsFor } from './steps'
import type { RegistrationRoute, RegistrationStatus } from './vocabulary'

/** A draft lives for an hour after its last answer. */
export const draftLife = 3600_000

export type Draft = {
  id: string
  practice: { name: string; nation: Nation }
  settings: {
    questions: Questions
    passwordPolicy: PasswordPolicy
    activationChannel: ActivationChannel
    unactivatedDays: number
  }
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
    route: RegistrationRoute
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

/**
 * The journey so far, with everything it is judged by, in one statement; null when there is none or its hour is over.
 * Only the cookie's holder can ask.
 */
export async function draftFor(ctx: Ctx, token: string | null): Promise<Draft | null> {
  if (!token) return null
  const [row] = await read(ctx, (tx) => loadJourney(tx, ctx, token))
  return row ? draftOf(ctx, row) : null
}

/** The same for whoever submits it, with the password's hash: until the transaction ends nobody else changes it. */
export async function lockDraft(tx: Tx, ctx: Ctx, token: string | null) {
  if (!token) return null
  const [row] = await loadJourney(tx, ctx, token).for('update', { of: registrationDrafts })
  return row ? { ...draftOf(ctx, row), passwordHash: row.passwordHash } : null
}

function draftOf(ctx: Ctx, row: Awaited<ReturnType<typeof loadJourney>>[number]): Draft {
  const { practice, settings, signUpCode, chargeband, submitted } = row
  const code =
    signUpCode && chargeband ? { ...signUpCode, chargebandId: chargeband.id, chargebandName: chargeband.name } : null
  const options: JourneyOptions = {
    nation: practice.nation,
    questions: settings.questions,
    askDepartment: chargeband?.askDepartment ?? false,
    signedIn: ctx.actor.kind === 'patient',
  }
  const steps = stepsFor(options)
  const answers: Answers = row.answers
  const hasPassword = row.passwordHash !== null
  return {
    id: row.id,
    practice,
    settings,
    answers,
    hasPassword,
    code,
    options,
    steps,
    next: nextStep(steps, { answers, hasCode: code !== null, hasPassword }),
    submitted,
  }
}

function loadJourney(tx: Tx, ctx: Ctx, token: string) {
  const practiceId = practiceOf(ctx)
  return tx
    .select({
      id: registrationDrafts.id,
      answers: registrationDrafts.answers,
      passwordHash: registrationDrafts.passwordHash,
      practice: { name: practices.name, nation: practices.nation },
      settings: {
        questions: practiceSettings.questions,
        passwordPolicy: practiceSettings.passwordPolicy,
        activationChannel: practiceSettings.activationChannel,
        unactivatedDays: practiceSettings.unactivatedDays,
      },
      signUpCode: { id: signUpCodes.id, code: signUpCodes.code },
      chargeband: { id: chargebands.id, name: chargebands.name, askDepartment: chargebands.askDepartment },
      submitted: {
        registrationId: registrations.id,
        reference: registrations.reference,
        route: registrations.route,
        status: registrations.status,
        email: registrations.email,
        mobile: registrations.mobile,
      },
    })
    .from(registrationDrafts)
    .innerJoin(practices, eq(practices.id, registrationDrafts.practiceId))
    .innerJoin(practiceSettings, eq(practiceSettings.practiceId, registrationDrafts.practiceId))
    .leftJoin(
      signUpCodes,
      and(
        eq(signUpCodes.practiceId, registrationDrafts.practiceId),
        eq(signUpCodes.id, registrationDrafts.signUpCodeId),
      ),
    )
    .leftJoin(
      chargebands,
      and(eq(chargebands.practiceId, signUpCodes.practiceId), eq(chargebands.id, signUpCodes.chargebandId)),
    )
    .leftJoin(
      registrations,
      and(
        eq(registrations.practiceId, registrationDrafts.practiceId),
        eq(registrations.draftId, registrationDrafts.id),
      ),
    )
    .where(
      and(
        eq(registrationDrafts.practiceId, practiceId),
        eq(registrationDrafts.tokenHash, hashSecret(token)),
        gt(registrationDrafts.expiresAt, ctx.now),
      ),
    )
}
