import { and, eq } from 'drizzle-orm'
import { companies } from '@/drizzle/schema'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import type { EditPatient } from './schema'

const names = [
  'initials',
  'pronoun',
  'ethnicity',
  'workPhone',
  'workEmail',
  'employeeNumber',
  'employeeStatus',
  'employerName',
] as const
type Named = (typeof names)[number]
type Facts = { told: Partial<Pick<MoreDetails, Named>>; insurer: MoreDetails['insurer'] }
type Told = Pick<EditPatient, Named | 'insurerId' | 'memberNumber'>

/** Parts what a form says into facts that have no column of their own and those that have. */
export function factsFrom<T extends Told>(form: T) {
  const { initials, pronoun, ethnicity, workPhone, workEmail, employeeNumber, employeeStatus, employerName, ...more } =
    form
  const { insurerId, memberNumber, ...given } = more
  const told = { initials, pronoun, ethnicity, workPhone, workEmail, employeeNumber, employeeStatus, employerName }
  const insurer = insurerId ? { companyId: insurerId, ...(memberNumber ? { memberNumber } : {}) } : undefined
  return { facts: { told, insurer } satisfies Facts, given }
}

/** What a record holds of such facts once staff changed them: what they cannot change stays. */
export async function detailsAfter(tx: Tx, ctx: Ctx, before: MoreDetails, { told, insurer }: Facts) {
  if (insurer && insurer.companyId !== before.insurer?.companyId) await refuseNoInsurer(tx, ctx, insurer.companyId)
  const after: MoreDetails = { ...before, ...told, insurer }
  const said = Object.entries(after).filter(([, fact]) => fact !== undefined)
  return Object.fromEntries(said) as MoreDetails
}

async function refuseNoInsurer(tx: Tx, ctx: Ctx, companyId: string): Promise<void> {
  const [found] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.practiceId, practiceOf(ctx)), eq(companies.id, companyId), eq(companies.type, 'insurer')))
  if (!found) throw new Invalid({ insurerId: { key: 'errors.choice.invalid' } })
}
