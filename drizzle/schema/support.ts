import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, customType, pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The three roles are made outside migrations: by the supervisor, or by deploy/roles.sql. */
export const appRole = pgRole('enrol_app').existing()
export const workerRole = pgRole('enrol_worker').existing()

/** The practice this transaction works for; null when none is set. */
export const currentPractice = sql`(nullif(current_setting('app.practice_id', true), '')::uuid)`
export const currentLogin = sql`(nullif(current_setting('app.login_id', true), '')::uuid)`

/** Rows of one practice are seen and written only by a transaction that works for it. */
export const ofPractice = () =>
  pgPolicy('of_practice', {
    for: 'all',
    to: appRole,
    using: sql`practice_id = ${currentPractice}`,
    withCheck: sql`practice_id = ${currentPractice}`,
  })

/** Beside the practice, the person whose login the row is about may read it. */
export const ofLogin = () =>
  pgPolicy('of_login', { for: 'select', to: appRole, using: sql`login_id = ${currentLogin}` })

/** Rows of one practice, or of the installation when the transaction works for no practice. */
export const ofPracticeOrInstallation = () =>
  pgPolicy('of_practice_or_installation', {
    for: 'all',
    to: appRole,
    using: sql`practice_id = ${currentPractice} or (practice_id is null and ${currentPractice} is null)`,
    withCheck: sql`practice_id = ${currentPractice} or (practice_id is null and ${currentPractice} is null)`,
  })

export const id = () => uuid().notNull()
export const at = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () => at().notNull()

/** Text compared byte by byte, whatever the database's collation. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** A column that holds one word of a vocabulary. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  const list = sql.raw(words.map((word) => `'${word}'`).join(', '))
  return check(name, sql`${column} in (${list})`)
}
