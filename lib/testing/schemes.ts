import { eq } from 'drizzle-orm'
import { invoices, memberships } from '@/drizzle/schema'
import { createScheme } from '@/lib/domain/memberships/create-scheme'
import type { CreateScheme } from '@/lib/domain/memberships/schema'
import { read } from '@/lib/domain/shared/context'
import { newId } from '@/lib/platform/ids'
import type { TestPractice } from './people'

/** A scheme of £100 and £20 tax a month, billed on the first, with a code nobody else has. */
export async function makeScheme(practice: TestPractice, chargebandId: string, change: Partial<CreateScheme> = {}) {
  const input = {
    ...{ chargebandId, name: 'Gold', code: `GOLD${newId().slice(-8)}`, net: 100_00, tax: 20_00 },
    ...{ frequency: 'monthly' as const, billingDay: 1 },
    ...change,
  }
  const { id } = await createScheme(practice.as('manager'), input)
  return { id, code: input.code }
}

/** Every invoice and membership of a practice, as they stand in the tables. */
export async function billedAt(practice: TestPractice) {
  const { practiceId } = practice
  return read(practice.system, async (tx) => ({
    invoices: await tx.select().from(invoices).where(eq(invoices.practiceId, practiceId)).orderBy(invoices.number),
    memberships: await tx.select().from(memberships).where(eq(memberships.practiceId, practiceId)),
  }))
}
