import { sql } from 'drizzle-orm'
import { logins } from '@/drizzle/schema'
import type { Db, Tx } from '@/lib/platform/db'

export type FoundLogin = {
  id: string
  email: string | null
  username: string | null
  passwordHash: string | null
  disabledAt: Date | null
  totpEnrolledAt: Date | null
}

const columns = {
  id: logins.id,
  email: logins.email,
  username: logins.username,
  passwordHash: logins.passwordHash,
  disabledAt: logins.disabledAt,
  totpEnrolledAt: logins.totpEnrolledAt,
}

/** The login a typed name means: an email address where there is an @, else a username. Null when there is none. */
export async function findLogin(db: Db | Tx, name: string): Promise<FoundLogin | null> {
  const column = name.includes('@') ? logins.email : logins.username
  const [row] = await db.select(columns).from(logins).where(sql`lower(${column}) = lower(${name.trim()})`).limit(1)
  return row ?? null
}

export async function loginById(db: Db | Tx, loginId: string): Promise<FoundLogin | null> {
  const [row] = await db.select(columns).from(logins).where(sql`${logins.id} = ${loginId}`).limit(1)
  return row ?? null
}
