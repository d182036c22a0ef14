import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type Portal, portals } from '@/lib/domain/api-clients/vocabulary'
import { practices } from './practices'
import { appRole, at, createdAt, id, ofPractice, oneOf } from './support'

/** The hash of the key a request came with, while the transaction looks for whose it is. */
const askedKey = sql`nullif(current_setting('app.client_key', true), '')`

/** A program of another company that may call the portal API for this practice. */
export const apiClients = pgTable(
  'api_clients',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    portal: text().$type<Portal>().notNull(),
    /** Its own website, where activation links lead; none means to our page. */
    portalAddress: text(),
    /** Web pages that may call from a browser; a port may be `*`. */
    allowedOrigins: jsonb().$type<string[]>().notNull(),
    /** Networks it may call from, as CIDR; none means any. */
    allowedNetworks: jsonb().$type<string[]>().notNull(),
    /** Whether it is told that an email has an account here already (event 10001). */
    discloses10001: boolean('discloses_10001').notNull(),
    /** Whether people who sign in through it give a code as well. */
    asksSecondFactor: boolean().notNull().default(false),
    requestsPerMinute: integer().notNull(),
    registrationsPerHour: integer().notNull(),
    endedAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('api_clients_name').on(t.practiceId, sql`lower(${t.name})`).where(sql`ended_at is null`),
    oneOf('api_clients_portal', t.portal, portals),
    ofPractice(),
  ],
).enableRLS()

/** Keys of a client; two while one replaces the other. Whoever holds a key may find its row before a practice is known. */
export const apiClientKeys = pgTable(
  'api_client_keys',
  {
    practiceId: uuid().notNull(),
    id: id(),
    clientId: uuid().notNull(),
    keyHash: text().notNull(),
    /** The last characters, for telling keys apart. */
    hint: text().notNull(),
    createdAt: createdAt(),
    endsAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.clientId],
      foreignColumns: [apiClients.practiceId, apiClients.id],
    }).onDelete('cascade'),
    index('api_client_keys_client').on(t.practiceId, t.clientId),
    uniqueIndex('api_client_keys_hash').on(t.keyHash),
    ofPractice(),
    pgPolicy('of_key', { for: 'select', to: appRole, using: sql`key_hash = ${askedKey}` }),
  ],
).enableRLS()

/** How much a client was used, day by day. */
export const apiClientDays = pgTable(
  'api_client_days',
  {
    practiceId: uuid().notNull(),
    clientId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    requests: integer().notNull().default(0),
    errors: integer().notNull().default(0),
    lastAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.day] }),
    foreignKey({
      columns: [t.practiceId, t.clientId],
      foreignColumns: [apiClients.practiceId, apiClients.id],
    }).onDelete('cascade'),
    ofPractice(),
  ],
).enableRLS()

/** The last answers to a client that were refusals: what was called, and the reference its log line carries. */
export const apiClientErrors = pgTable(
  'api_client_errors',
  {
    practiceId: uuid().notNull(),
    id: id(),
    clientId: uuid().notNull(),
    at: createdAt(),
    endpoint: text().notNull(),
    httpStatus: integer().notNull(),
    eventCode: integer().notNull(),
    /** The catalogue key of what was said; never what was sent. */
    reason: text().notNull(),
    reference: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.clientId],
      foreignColumns: [apiClients.practiceId, apiClients.id],
    }).onDelete('cascade'),
    index('api_client_errors_client').on(t.practiceId, t.clientId, t.at),
    ofPractice(),
  ],
).enableRLS()
