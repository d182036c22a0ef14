import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  type BillingFrequency,
  billingFrequencies,
  type Currency,
  currencies,
} from '@/lib/domain/memberships/vocabulary'
import { chargebands } from './chargebands'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** What people of a self-pay chargeband may join for a price every week, month or year. */
export const membershipSchemes = pgTable(
  'membership_schemes',
  {
    practiceId: uuid().notNull(),
    id: id(),
    chargebandId: uuid().notNull(),
    name: text().notNull(),
    /** As the staff typed it; `codeKey` is what is compared. */
    code: text().notNull(),
    codeKey: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** In minor units. Each membership keeps the price it was joined for. */
    net: integer().notNull(),
    tax: integer().notNull(),
    frequency: text().$type<BillingFrequency>().notNull(),
    billingDay: integer().notNull(),
    archivedAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.chargebandId],
      foreignColumns: [chargebands.practiceId, chargebands.id],
    }).onDelete('restrict'),
    index('membership_schemes_chargeband').on(t.practiceId, t.chargebandId),
    uniqueIndex('membership_schemes_code').on(t.practiceId, t.codeKey).where(sql`archived_at is null`),
    check('membership_schemes_price', sql`net > 0 and tax >= 0`),
    check('membership_schemes_billing_day', sql`billing_day between 1 and 31`),
    oneOf('membership_schemes_currency', t.currency, currencies),
    oneOf('membership_schemes_frequency', t.frequency, billingFrequencies),
    ofPractice(),
  ],
).enableRLS()
