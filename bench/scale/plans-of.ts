import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '@/drizzle/schema'
import type { Ctx } from '@/lib/domain/shared/context'
import type { Db } from '@/lib/platform/db'

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] }

/** How the statements of some work came to their rows, as PostgreSQL explains them: indexes, and large tables read whole. */
export async function plansOf(appUrl: string, ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<string[]> {
  const asked: { query: string; params: unknown[] }[] = []
  const client = postgres(appUrl, { max: 1, onnotice: () => {} })
  const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) }
  const db: Db = drizzle(client, { schema, casing: 'snake_case', logger })
  try {
    await work({ ...ctx, db })
    const ways = new Set<string>()
    const large = await client<
      { relname: string }[]
    >`select relname from pg_class where relkind = 'r' and reltuples > 10000`
    const largeTables = new Set(large.map(({ relname }) => relname))
    await client.begin(async (tx) => {
      await tx`select set_config('app.practice_id', ${ctx.practiceId}, true)`
      for (const { query, params } of asked) {
        if (!/^\s*(select|with)/i.test(query) || query.includes('set_config')) continue
        const [row] = await tx.unsafe(`explain (format json) ${query}`, params as never[])
        for (const { Plan: plan } of row?.['QUERY PLAN'] ?? []) collect(plan, ways, largeTables)
      }
    })
    return [...ways].sort()
  } finally {
    await client.end()
  }
}

function collect(plan: Plan, ways: Set<string>, large: Set<string>): void {
  if (plan['Index Name']) ways.add(plan['Index Name'])
  const table = plan['Relation Name'] ?? ''
  if (plan['Node Type'] === 'Seq Scan' && large.has(table)) ways.add(`**whole table ${table}**`)
  for (const inner of plan.Plans ?? []) collect(inner, ways, large)
}
