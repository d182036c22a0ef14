import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '@/drizzle/schema'
import { env } from './env'
import { preparing } from './prepared'

export type Db = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** Connects as the given role. Statements are prepared unless a transaction-pooling proxy stands in between. */
export function connect(url: string, max: number): { db: Db; end: () => Promise<void> } {
  const prepare = env.DATABASE_PREPARED === 'on'
  // Planned anew each time all the same: a plan for everyone would be a poor one for a practice that is much larger.
  const connection = { application_name: 'enrol', plan_cache_mode: 'force_custom_plan' }
  const plain = postgres(url, { max, prepare, onnotice: () => {}, connection })
  const client = prepare ? preparing(plain) : plain
  return { db: drizzle(client, { schema, casing: 'snake_case' }), end: () => client.end({ timeout: 5 }) }
}

const kept = globalThis as { enrolDb?: ReturnType<typeof connect> }

function open(): Db {
  kept.enrolDb ??= connect(env.DATABASE_URL ?? missing(), env.DATABASE_POOL_SIZE)
  return kept.enrolDb.db
}

function missing(): never {
  throw new Error('DATABASE_URL is not set. `npm run up` sets it; see .env.example.')
}

/** The application's database handle, opened at first use so that a build needs no database. */
export const db: Db = new Proxy({} as Db, {
  get(_target, property) {
    const value = Reflect.get(open(), property)
    return typeof value === 'function' ? value.bind(open()) : value
  },
})
