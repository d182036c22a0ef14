import { and, eq, gt, sql } from 'drizzle-orm'
import {
  chargebands,
  membershipSchemes,
  practiceSettings,
  practices,
  registrationDrafts,
  registrations,
  signUpCodes,
} from '@/drizzle/schema'
import { departmentChoices } from '@/lib/domain/chargebands/departments-of-band'
import type { LiveScheme } from '@/lib/domain/memberships/check-membership-code'
import type { ActivationChannel, Nation, PasswordPolicy, Questions } from '@/lib/domain/practices/vocabulary'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { builtOnce } from '@/lib/platform/built-once'
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
  /** The code they began with: a sign-up code, or that of a membership scheme. */
  code: {
    signUpCodeId: string | null
    code: string
    chargebandId: string
    chargebandName: string
    scheme: DraftScheme | null
  } | null
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

/** The scheme to be joined, with what it costs now. */
export type DraftScheme = Pick<LiveScheme, 'id' | 'name' | 'currency' | 'net' | 'tax' | 'frequency' | 'billingDay'>

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
 * The journey so far, with everything it is judged by; null when there is none or its hour is over.
 * Only the cookie's holder can ask.
 */
export async function draftFor(ctx: Ctx, token: string | null): Promise<Draft | null> {
  return token ? read(ctx, (tx) => draftIn(tx, ctx, token)) : null
}

/** The same inside a transaction. */
export async function draftIn(tx: Tx, ctx: Ctx, token: string): Promise<Draft | null> {
  const [row] = await journeyOf(tx, named(ctx, token))
  return row ? draftOf(tx, ctx, row) : null
}

/** The same for whoever submits it, with the password's hash: until the transaction ends nobody else changes it. */
export async function lockDraft(tx: Tx, ctx: Ctx, token: string) {
  const [row] = await lockedJourneyOf(tx, named(ctx, token))
  return row ? { ...(await draftOf(tx, ctx, row)), passwordHash: row.passwordHash } : null
}

async function draftOf(tx: Tx, ctx: Ctx, row: Awaited<ReturnType<typeof journeyOf>>[number]): Promise<Draft> {
  const { practice, settings, signUpCode, scheme, schemeCode, chargeband, submitted } = row
  const typed = signUpCode?.code ?? schemeCode
  const code =
    typed && chargeband
      ? {
          signUpCodeId: signUpCode?.id ?? null,
          code: typed,
          chargebandId: chargeband.id,
          chargebandName: chargeband.name,
          scheme: signUpCode ? null : scheme,
        }
      : null
  const options: JourneyOptions = {
    nation: practice.nation,
    questions: settings.questions,
    askDepartment: chargeband?.askDepartment ?? false,
    departments: chargeband?.askDepartment ? await departmentChoices(tx, practiceOf(ctx), chargeband.companyId) : [],
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

function journey(tx: Tx) {
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
      schemeCode: membershipSchemes.code,
      scheme: {
        id: membershipSchemes.id,
        name: membershipSchemes.name,
        currency: membershipSchemes.currency,
        net: membershipSchemes.net,
        tax: membershipSchemes.tax,
        frequency: membershipSchemes.frequency,
        billingDay: membershipSchemes.billingDay,
      },
      chargeband: {
        id: chargebands.id,
        name: chargebands.name,
        companyId: chargebands.companyId,
        askDepartment: chargebands.askDepartment,
      },
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
      membershipSchemes,
      and(
        eq(membershipSchemes.practiceId, registrationDrafts.practiceId),
        eq(membershipSchemes.id, registrationDrafts.membershipSchemeId),
      ),
    )
    .leftJoin(
      chargebands,
      and(
        eq(chargebands.practiceId, registrationDrafts.practiceId),
        eq(chargebands.id, sql`coalesce(${signUpCodes.chargebandId}, ${membershipSchemes.chargebandId})`),
      ),
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
        eq(registrationDrafts.practiceId, sql.placeholder('practiceId')),
        eq(registrationDrafts.tokenHash, sql.placeholder('tokenHash')),
        gt(registrationDrafts.expiresAt, sql.placeholder('now')),
      ),
    )
}

// Every page and post of the journey asks it.
const journeyOf = builtOnce('journey', journey)
const lockedJourneyOf = builtOnce('locked-journey', (tx) => journey(tx).for('update', { of: registrationDrafts }))

function named(ctx: Ctx, token: string) {
  return { practiceId: practiceOf(ctx), tokenHash: hashSecret(token), now: ctx.now.toISOString() }
}
