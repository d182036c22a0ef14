import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { membershipSchemes, memberships, patients } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { NotFound } from '@/lib/domain/shared/errors'
import { isId } from '@/lib/domain/shared/is-id'
import { grossOf } from './billing'

const columns = {
  id: membershipSchemes.id,
  chargebandId: membershipSchemes.chargebandId,
  name: membershipSchemes.name,
  code: membershipSchemes.code,
  currency: membershipSchemes.currency,
  net: membershipSchemes.net,
  tax: membershipSchemes.tax,
  frequency: membershipSchemes.frequency,
  billingDay: membershipSchemes.billingDay,
  archivedAt: membershipSchemes.archivedAt,
  version: membershipSchemes.version,
}

export type SchemeLine = Awaited<ReturnType<typeof schemesOfBand>>[number]

/** The schemes of a chargeband, live ones first, each with how many are members. */
export async function schemesOfBand(ctx: Ctx, chargebandId: string) {
  visibleTo(ctx.actor, 'membership-scheme:view')
  const practiceId = practiceOf(ctx)
  const members = sql<number>`(select count(*)::int from memberships m
    where m.practice_id = ${practiceId} and m.scheme_id = membership_schemes.id and m.left_at is null)`
  const rows = await read(ctx, (tx) =>
    tx
      .select({ ...columns, members })
      .from(membershipSchemes)
      .where(and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.chargebandId, chargebandId)))
      .orderBy(sql`${membershipSchemes.archivedAt} is not null`, asc(membershipSchemes.name)),
  )
  return rows.map((row) => ({ ...row, gross: grossOf(row) }))
}

/** One scheme of the practice. */
export async function schemeById(ctx: Ctx, schemeId: string) {
  visibleTo(ctx.actor, 'membership-scheme:view')
  if (!isId(schemeId)) throw new NotFound('membership scheme')
  const [row] = await read(ctx, (tx) =>
    tx
      .select(columns)
      .from(membershipSchemes)
      .where(and(eq(membershipSchemes.practiceId, practiceOf(ctx)), eq(membershipSchemes.id, schemeId))),
  )
  if (!row) throw new NotFound('membership scheme')
  return { ...row, gross: grossOf(row) }
}

const pageSize = 50

/** Who is a member of a scheme now, those who joined last first; `before` is the last id of the page before. */
export async function membersOf(ctx: Ctx, { schemeId, before }: { schemeId: string; before?: string | undefined }) {
  visibleTo(ctx.actor, 'membership-scheme:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const ofScheme = and(
      eq(memberships.practiceId, practiceId),
      eq(memberships.schemeId, schemeId),
      isNull(memberships.leftAt),
    )
    const rows = await tx
      .select({
        id: memberships.id,
        patientId: memberships.patientId,
        registrationId: memberships.registrationId,
        title: patients.title,
        givenName: patients.givenName,
        familyName: patients.familyName,
        joinedOn: memberships.joinedOn,
        nextInvoiceOn: memberships.nextInvoiceOn,
        currency: memberships.currency,
        net: memberships.net,
        tax: memberships.tax,
      })
      .from(memberships)
      .leftJoin(patients, and(eq(patients.practiceId, practiceId), eq(patients.id, memberships.patientId)))
      .where(and(ofScheme, before && isId(before) ? lt(memberships.id, before) : undefined))
      .orderBy(desc(memberships.id))
      .limit(pageSize + 1)
    const members = rows.slice(0, pageSize).map((row) => ({ ...row, gross: grossOf(row) }))
    const next = rows.length > pageSize ? (members.at(-1)?.id ?? null) : null
    return { members, next, total: await countUpTo(tx, memberships, ofScheme) }
  })
}

/** A patient's memberships, the one they have now first. Their page says that somebody looked. */
export async function membershipsOfPatient(ctx: Ctx, patientId: string) {
  visibleTo(ctx.actor, 'invoice:view')
  const practiceId = practiceOf(ctx)
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        id: memberships.id,
        name: membershipSchemes.name,
        code: membershipSchemes.code,
        chargebandId: membershipSchemes.chargebandId,
        currency: memberships.currency,
        net: memberships.net,
        tax: memberships.tax,
        frequency: memberships.frequency,
        joinedOn: memberships.joinedOn,
        nextInvoiceOn: memberships.nextInvoiceOn,
        leftAt: memberships.leftAt,
        leftBy: memberships.leftBy,
      })
      .from(memberships)
      .innerJoin(
        membershipSchemes,
        and(eq(membershipSchemes.practiceId, practiceId), eq(membershipSchemes.id, memberships.schemeId)),
      )
      .where(and(eq(memberships.practiceId, practiceId), eq(memberships.patientId, patientId)))
      .orderBy(sql`${memberships.leftAt} is not null`, desc(memberships.id))
      .limit(50),
  )
  return rows.map((row) => ({ ...row, gross: grossOf(row) }))
}
