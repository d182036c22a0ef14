import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import {
  chargebands,
  logins,
  membershipSchemes,
  registrationEvents,
  registrations,
  signUpCodes,
} from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import type { IdentifierScheme } from '@/lib/domain/identifiers/vocabulary'
import { insurers, isInsurerOf } from '@/lib/domain/profiles/insurer-of'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { isId } from '@/lib/domain/shared/is-id'
import type { Tx } from '@/lib/platform/db'
import { type ChannelFate, messageFates } from './message-fates'
import { possibleMatches } from './possible-matches'
import { type RegistrationStatus, registrationStatuses } from './vocabulary'

/** One registration in a list. */
export type RegistrationLine = {
  id: string
  reference: string
  status: RegistrationStatus
  title: string | null
  givenName: string
  familyName: string
  dateOfBirth: string
  /** None where a letter led to an account of somebody on no chargeband. */
  chargeband: string | null
  code: string | null
  signUpCodeId: string | null
  /** The scheme of a membership code, where they came by one. */
  membershipSchemeId: string | null
  submittedAt: Date
  activatedAt: Date | null
  expiresAt: Date
  patientId: string | null
  /** What became of the last message by each channel. */
  messages: ChannelFate[]
}

const line = {
  id: registrations.id,
  reference: registrations.reference,
  status: registrations.status,
  title: registrations.title,
  givenName: registrations.givenName,
  familyName: registrations.familyName,
  dateOfBirth: registrations.dateOfBirth,
  chargeband: chargebands.name,
  code: sql<string | null>`coalesce(${signUpCodes.code}, ${membershipSchemes.code})`,
  signUpCodeId: registrations.signUpCodeId,
  membershipSchemeId: registrations.membershipSchemeId,
  submittedAt: registrations.submittedAt,
  activatedAt: registrations.activatedAt,
  expiresAt: registrations.expiresAt,
  patientId: registrations.patientId,
}

/** Registrations that fit, with what became of their messages; for queries that have asked who may see them. */
export async function registrationLines(
  tx: Tx,
  practiceId: string,
  which: { where?: SQL; order: SQL[]; limit: number },
): Promise<RegistrationLine[]> {
  const rows = await tx
    .select(line)
    .from(registrations)
    .leftJoin(chargebands, and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, registrations.chargebandId)))
    .leftJoin(signUpCodes, and(eq(signUpCodes.practiceId, practiceId), eq(signUpCodes.id, registrations.signUpCodeId)))
    .leftJoin(
      membershipSchemes,
      and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.id, registrations.membershipSchemeId)),
    )
    .where(and(eq(registrations.practiceId, practiceId), which.where))
    .orderBy(...which.order)
    .limit(which.limit)
  const fates = await messageFates(
    tx,
    practiceId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, messages: fates.get(row.id) ?? [] }))
}

export type RegistrationsBoard = {
  counts: Partial<Record<RegistrationStatus, number>>
  registrations: RegistrationLine[]
  /** Where the next page starts, when there is one. */
  next: string | null
}

/** One page of the practice's registrations, newest first, of one state or of all, and how many there are of each. */
export async function registrationsBoard(
  ctx: Ctx,
  input: { state?: RegistrationStatus; before?: string; limit?: number },
): Promise<RegistrationsBoard> {
  visibleTo(ctx.actor, 'registration:view')
  const practiceId = practiceOf(ctx)
  const { state, limit = 50 } = input
  const before = input.before && isId(input.before) ? input.before : undefined
  return read(ctx, async (tx) => {
    const counted = await Promise.all(
      registrationStatuses.map(async (status) => {
        const ofIt = and(eq(registrations.practiceId, practiceId), eq(registrations.status, status))
        return [status, await countUpTo(tx, registrations, ofIt)] as const
      }),
    )
    const ofState = state ? eq(registrations.status, state) : undefined
    const rows = await registrationLines(tx, practiceId, {
      ...(ofState
        ? {
            where: and(ofState, before ? await submittedBefore(tx, practiceId, before) : undefined),
            order: [desc(registrations.submittedAt), desc(registrations.id)],
          }
        : // Ids are made in time order, and the key's own index has all of them in it.
          { where: before ? lt(registrations.id, before) : undefined, order: [desc(registrations.id)] }),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    return {
      counts: Object.fromEntries(counted.filter(([, howMany]) => howMany > 0)),
      registrations: shown,
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}

async function submittedBefore(tx: Tx, practiceId: string, id: string): Promise<SQL | undefined> {
  const [mark] = await tx
    .select({ at: registrations.submittedAt })
    .from(registrations)
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, id)))
  if (!mark) return undefined
  return or(
    lt(registrations.submittedAt, mark.at),
    and(eq(registrations.submittedAt, mark.at), lt(registrations.id, id)),
  )
}

export type RegistrationDetails = NonNullable<Awaited<ReturnType<typeof registrationById>>>

/**
 * Everything a person submitted, what happened to it and, in review, whom it may be, with the patient staff chose to
 * compare. The look is recorded.
 */
export async function registrationById(ctx: Ctx, input: { registrationId: string; chosen?: string }) {
  visibleTo(ctx.actor, 'registration:view')
  const { registrationId, chosen } = input
  if (!isId(registrationId) || (chosen && !isId(chosen))) return null
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const details = await submittedDetails(tx, practiceId, registrationId)
    if (!details) return null
    await recordAudit(tx, ctx, {
      action: 'registration.viewed',
      subject: { type: 'registration', id: registrationId },
      ...(details.patientId ? { patientId: details.patientId } : {}),
    })
    const events = await tx
      .select({
        id: registrationEvents.id,
        action: registrationEvents.action,
        toStatus: registrationEvents.toStatus,
        actor: registrationEvents.actor,
        at: registrationEvents.at,
      })
      .from(registrationEvents)
      .where(and(eq(registrationEvents.practiceId, practiceId), eq(registrationEvents.registrationId, registrationId)))
      .orderBy(desc(registrationEvents.at))
    // What one press did carries one time: the way a registration goes tells which came last.
    events.sort((a, b) => b.at.getTime() - a.at.getTime() || rank(b.toStatus) - rank(a.toStatus))
    const matches = details.status === 'in-review' ? await possibleMatches(tx, ctx, details, chosen) : []
    return { ...details, events, matches }
  })
}

const rank = (status: RegistrationStatus) => registrationStatuses.indexOf(status)

async function submittedDetails(tx: Tx, practiceId: string, registrationId: string) {
  const [row] = await tx
    .select({
      ...line,
      route: registrations.route,
      sex: registrations.sex,
      gender: registrations.gender,
      identifierScheme: registrations.identifierScheme,
      identifierValue: registrations.identifierValue,
      evidence: registrations.evidence,
      email: registrations.email,
      mobile: registrations.mobile,
      contactPreferences: registrations.contactPreferences,
      address: registrations.address,
      nextOfKin: registrations.nextOfKin,
      department: registrations.department,
      division: registrations.division,
      moreDetails: registrations.moreDetails,
      insurer: insurers.name,
      statisticalUse: registrations.statisticalUse,
      locale: registrations.locale,
      activatedBy: registrations.activatedBy,
      chargebandId: registrations.chargebandId,
      loginEmail: logins.email,
      loginUsername: logins.username,
    })
    .from(registrations)
    .leftJoin(chargebands, and(eq(chargebands.practiceId, practiceId), eq(chargebands.id, registrations.chargebandId)))
    .leftJoin(signUpCodes, and(eq(signUpCodes.practiceId, practiceId), eq(signUpCodes.id, registrations.signUpCodeId)))
    .leftJoin(
      membershipSchemes,
      and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.id, registrations.membershipSchemeId)),
    )
    .leftJoin(logins, eq(logins.id, registrations.loginId))
    .leftJoin(insurers, and(eq(insurers.practiceId, practiceId), isInsurerOf(registrations.moreDetails)))
    .where(and(eq(registrations.practiceId, practiceId), eq(registrations.id, registrationId)))
  if (!row) return null
  const { identifierScheme, identifierValue, ...rest } = row
  const identifier =
    identifierScheme && identifierValue
      ? { scheme: identifierScheme as IdentifierScheme, value: identifierValue }
      : null
  return { ...rest, identifier }
}
