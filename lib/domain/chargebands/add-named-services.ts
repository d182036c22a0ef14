import { and, eq, sql } from 'drizzle-orm'
import { services } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { readPrice } from './schema'

export type NamedService = { name: string; price: number | null }

/** The lines of *Add services*: a name, and on a price list its price at the end of the line. */
export function readServiceLines(typed: string | undefined, priced: boolean): NamedService[] {
  const lines = (typed ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').map((line) => readLine(line, priced))
}

function readLine(line: string, priced: boolean): NamedService {
  if (line.length > 150) throw new Invalid({ newServices: { key: 'errors.text.tooLong', params: { max: 150 } } })
  if (!priced) return { name: line, price: null }
  const found = /^(.*\S)\s+([£₴]?\s?[\d.,]+)$/u.exec(line)
  const price = readPrice(found?.[2] ?? '')
  if (!found?.[1] || price == null) throw new Invalid({ newServices: { key: 'errors.price.line' } })
  return { name: found[1].replace(/[,:;–-]+$/, '').trim(), price }
}

/** Adds the services that are not on the practice's list yet, whatever their case, and gives the ids of all. */
export async function addNamedServices(tx: Tx, ctx: Ctx, named: NamedService[]) {
  const practiceId = practiceOf(ctx)
  const found: { id: string; price: number | null }[] = []
  for (const { name, price } of named) {
    await tx
      .insert(services)
      .values({ practiceId, id: newId(ctx.now.getTime()), name, kind: 'appointment-type', createdAt: ctx.now })
      .onConflictDoNothing()
    const [row] = await tx
      .select({ id: services.id })
      .from(services)
      .where(and(eq(services.practiceId, practiceId), eq(sql`lower(${services.name})`, sql`lower(${name})`)))
    if (row) found.push({ id: row.id, price })
  }
  return found
}
