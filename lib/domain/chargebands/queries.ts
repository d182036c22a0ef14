import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { chargebandRules, chargebands, companies, patients, services, sites, staffMembers } from '@/drizzle/schema'
import { visibleTo } from '@/lib/domain/access/visible-to'
import { type Ctx, practiceOf, read } from '@/lib/domain/shared/context'
import { countUpTo } from '@/lib/domain/shared/count-up-to'
import { countedTo } from '@/lib/domain/shared/counted-to'
import { NotFound } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import type { Department } from './department-lines'
import { departmentChoices } from './departments-of-band'
import { fullName } from './full-name'
import { countReach } from './reach'
import { ruleSentence, storedRule } from './rule-kinds'
import type { Reach } from './vocabulary'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const bandColumns = {
  id: chargebands.id,
  companyId: chargebands.companyId,
  company: companies.name,
  companyType: companies.type,
  folder: chargebands.folder,
  name: chargebands.name,
  onlineSince: chargebands.onlineBookingEnabledAt,
  archivedAt: chargebands.archivedAt,
  version: chargebands.version,
  allowMessaging: chargebands.allowMessaging,
  askDepartment: chargebands.askDepartment,
  accessChoice: chargebands.accessChoice,
}

function bands(tx: Tx) {
  return tx
    .select(bandColumns)
    .from(chargebands)
    .innerJoin(
      companies,
      and(eq(companies.practiceId, chargebands.practiceId), eq(companies.id, chargebands.companyId)),
    )
}

/** Counted no further than anybody reads. */
const patientsOnBand = sql<number>`(
  select count(*)::int from (
    select from patients as p where p.practice_id = chargebands.practice_id and p.chargeband_id = chargebands.id
    limit ${sql.raw(String(countedTo + 1))}
  ) as counted)`

export type ChargebandLine = {
  id: string
  company: string
  folder: string
  name: string
  online: boolean
  patients: number
}

/** The practice's chargebands by company, folder and name; the archived ones apart. */
export async function listChargebands(ctx: Ctx, { archived = false } = {}): Promise<ChargebandLine[]> {
  visibleTo(ctx.actor, 'chargeband:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const found = await bands(tx)
      .where(
        and(
          eq(chargebands.practiceId, practiceId),
          archived ? isNotNull(chargebands.archivedAt) : isNull(chargebands.archivedAt),
        ),
      )
      .orderBy(asc(companies.name), asc(companies.id), asc(chargebands.folder), asc(chargebands.name))
    const counts = await tx
      .select({ id: chargebands.id, patients: patientsOnBand })
      .from(chargebands)
      .where(eq(chargebands.practiceId, practiceId))
    const patientsOf = new Map(counts.map((row) => [row.id, row.patients]))
    return found.map(({ id, company, folder, name, onlineSince }) => {
      return { id, company, folder, name, online: onlineSince !== null, patients: patientsOf.get(id) ?? 0 }
    })
  })
}

/** One chargeband with its rules in order. */
export async function chargebandById(ctx: Ctx, chargebandId: string) {
  visibleTo(ctx.actor, 'chargeband:view')
  return read(ctx, async (tx) => {
    const band = await oneBand(tx, ctx, chargebandId)
    const onBand = and(eq(patients.practiceId, practiceOf(ctx)), eq(patients.chargebandId, chargebandId))
    const { onlineSince, ...rest } = band
    return { ...rest, fullName: fullName(band), onlineSince, patients: await countUpTo(tx, patients, onBand) }
  })
}

async function oneBand(tx: Tx, ctx: Ctx, chargebandId: string) {
  if (!uuid.test(chargebandId)) throw new NotFound('chargeband')
  const [band] = await bands(tx).where(
    and(eq(chargebands.practiceId, practiceOf(ctx)), eq(chargebands.id, chargebandId)),
  )
  if (!band) throw new NotFound('chargeband')
  return band
}

/** A chargeband's rules in the order they are looked at, each in words. */
export async function rulesOf(ctx: Ctx, chargebandId: string) {
  visibleTo(ctx.actor, 'chargeband:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    await oneBand(tx, ctx, chargebandId)
    const rows = await tx
      .select()
      .from(chargebandRules)
      .where(and(eq(chargebandRules.practiceId, practiceId), eq(chargebandRules.chargebandId, chargebandId)))
      .orderBy(asc(chargebandRules.position))
    const names = {
      services: await namesIn(tx, practiceId, services),
      sites: await namesIn(tx, practiceId, sites),
      clinicians: await namesIn(tx, practiceId, staffMembers),
    }
    return rows.map(({ id, position, kind, name, appliesWhen, settings, version }) => {
      const rule = storedRule(kind, settings)
      return { id, position, name, version, appliesWhen, rule, sentence: ruleSentence(rule, appliesWhen, names) }
    })
  })
}

async function namesIn(tx: Tx, practiceId: string, table: typeof services | typeof sites | typeof staffMembers) {
  const rows = await tx.select({ id: table.id, name: table.name }).from(table).where(eq(table.practiceId, practiceId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What a rule may speak about: the practice's services, sites and clinicians by name. */
export async function ruleChoices(ctx: Ctx) {
  visibleTo(ctx.actor, 'chargeband:view')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => ({
    services: await tx
      .select({ id: services.id, name: services.name, kind: services.kind })
      .from(services)
      .where(eq(services.practiceId, practiceId))
      .orderBy(asc(services.name)),
    sites: await tx
      .select({ id: sites.id, name: sites.name })
      .from(sites)
      .where(eq(sites.practiceId, practiceId))
      .orderBy(asc(sites.name)),
    clinicians: await tx
      .select({ id: staffMembers.id, name: staffMembers.name })
      .from(staffMembers)
      .where(
        and(
          eq(staffMembers.practiceId, practiceId),
          eq(staffMembers.role, 'clinician'),
          isNull(staffMembers.disabledAt),
        ),
      )
      .orderBy(asc(staffMembers.name)),
  }))
}

/** How many patients opening online booking would reach now, and who is left out and why. */
export async function reachOf(ctx: Ctx, chargebandId: string): Promise<Reach> {
  visibleTo(ctx.actor, 'chargeband:view')
  return read(ctx, async (tx) => {
    await oneBand(tx, ctx, chargebandId)
    return countReach(tx, ctx, chargebandId)
  })
}

/** The practice's companies, its own first. */
export async function listCompanies(ctx: Ctx) {
  visibleTo(ctx.actor, 'chargeband:view')
  const rows = await read(ctx, (tx) =>
    tx
      .select({ id: companies.id, name: companies.name, type: companies.type })
      .from(companies)
      .where(eq(companies.practiceId, practiceOf(ctx)))
      .orderBy(asc(companies.name)),
  )
  return [...rows.filter(({ type }) => type === 'practice'), ...rows.filter(({ type }) => type !== 'practice')]
}

/** One company with its departments and their divisions. */
export async function companyById(ctx: Ctx, companyId: string) {
  visibleTo(ctx.actor, 'chargeband:view')
  if (!uuid.test(companyId)) throw new NotFound('company')
  const practiceId = practiceOf(ctx)
  return read(ctx, async (tx) => {
    const [company] = await tx
      .select({ id: companies.id, name: companies.name, type: companies.type })
      .from(companies)
      .where(and(eq(companies.practiceId, practiceId), eq(companies.id, companyId)))
    if (!company) throw new NotFound('company')
    return { ...company, departments: await departmentsOfCompany(tx, practiceId, companyId) }
  })
}

/** A company's departments and divisions by name. */
export async function departmentsOfCompany(tx: Tx, practiceId: string, companyId: string): Promise<Department[]> {
  const choices = await departmentChoices(tx, practiceId, companyId)
  return choices.map(({ name, divisions }) => ({ name, divisions: divisions.map((division) => division.name) }))
}
