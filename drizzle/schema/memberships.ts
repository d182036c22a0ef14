import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  type BillingFrequency,
  billingFrequencies,
  type Currency,
  currencies,
  type MembershipEnder,
  membershipEnders,
} from '@/lib/domain/memberships/vocabulary'
import { membershipSchemes } from './membership-schemes'
import { patients } from './patients'
import { registrations } from './registrations'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/**
 * A patient's place in a scheme, at the price they joined for. While staff have not decided whose registration it is, it
 * belongs to the registration.
 */
export const memberships = pgTable(
  'memberships',
  {
    practiceId: uuid().notNull(),
    id: id(),
    schemeId: uuid().notNull(),
    patientId: uuid(),
    registrationId: uuid(),
    currency: text().$type<Currency>().notNull(),
    net: integer().notNull(),
    tax: integer().notNull(),
    frequency: text().$type<BillingFrequency>().notNull(),
    billingDay: integer().notNull(),
    joinedOn: date({ mode: 'string' }).notNull(),
    joinedAt: createdAt(),
    nextInvoiceOn: date({ mode: 'string' }).notNull(),
    leftAt: at(),
    leftBy: text().$type<MembershipEnder>(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.schemeId],
      foreignColumns: [membershipSchemes.practiceId, membershipSchemes.id],
    }).onDelete('restrict'),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'restrict',
    ),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    index('memberships_scheme').on(t.practiceId, t.schemeId, t.joinedAt),
    index('memberships_patient').on(t.practiceId, t.patientId),
    index('memberships_registration').on(t.practiceId, t.registrationId),
    index('memberships_due').on(t.practiceId, t.nextInvoiceOn).where(sql`left_at is null`),
    uniqueIndex('memberships_one_of_patient').on(t.practiceId, t.patientId).where(sql`left_at is null`),
    uniqueIndex('memberships_one_of_registration').on(t.practiceId, t.registrationId).where(sql`left_at is null`),
    check('memberships_of_someone', sql`patient_id is not null or registration_id is not null`),
    check('memberships_left', sql`(left_at is null) = (left_by is null)`),
    oneOf('memberships_currency', t.currency, currencies),
    oneOf('memberships_frequency', t.frequency, billingFrequencies),
    oneOf('memberships_left_by', t.leftBy, membershipEnders),
    ofPractice(),
  ],
).enableRLS()
