import { type AnyColumn, and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { companies } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import type { MoreDetails } from './vocabulary'

/** The company somebody named as their insurer, to join beside their record or registration. */
export const insurers = alias(companies, 'insurers')

export const isInsurerOf = (moreDetails: AnyColumn) =>
  sql`${insurers.id} = (${moreDetails} -> 'insurer' ->> 'companyId')::uuid`

/** The name of the insurer somebody named, inside the caller's transaction. */
export async function insurerNamed(tx: Tx, ctx: Ctx, { insurer }: MoreDetails): Promise<string | null> {
  if (!insurer) return null
  const [found] = await tx
    .select({ name: companies.name })
    .from(companies)
    .where(and(eq(companies.practiceId, practiceOf(ctx)), eq(companies.id, insurer.companyId)))
  return found?.name ?? null
}
