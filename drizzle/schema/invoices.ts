import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  type InvoiceItem,
  type InvoiceParty,
  type InvoiceStatus,
  invoiceStatuses,
  type PaymentWay,
  paymentWays,
} from '@/lib/domain/invoices/vocabulary'
import { type Currency, currencies } from '@/lib/domain/memberships/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { memberships } from './memberships'
import { patients } from './patients'
import { practices } from './practices'
import { registrations } from './registrations'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** The last number a practice has given an invoice: counted in the invoice's own transaction, so that none is left out. */
export const invoiceCounters = pgTable(
  'invoice_counters',
  {
    practiceId: uuid()
      .primaryKey()
      .references(() => practices.id, { onDelete: 'cascade' }),
    last: integer().notNull(),
  },
  () => [ofPractice()],
).enableRLS()

/** Once raised, what it says is never changed: the application's role may update only what becomes of it. */
export const invoices = pgTable(
  'invoices',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    number: integer().notNull(),
    issuedOn: date({ mode: 'string' }).notNull(),
    /** The patient who owes it, or the registration while staff have not decided whose it is. */
    patientId: uuid(),
    registrationId: uuid(),
    membershipId: uuid().notNull(),
    /** The day of the membership it is for: one invoice for each. */
    dueOn: date({ mode: 'string' }).notNull(),
    creditor: jsonb().$type<InvoiceParty>().notNull(),
    debtor: jsonb().$type<InvoiceParty>().notNull(),
    items: jsonb().$type<InvoiceItem[]>().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** In minor units. */
    net: integer().notNull(),
    tax: integer().notNull(),
    gross: integer().notNull(),
    /** The language it is printed in. */
    locale: text().$type<Locale>().notNull(),
    status: text().$type<InvoiceStatus>().notNull().default('open'),
    paidAt: at(),
    paidHow: text().$type<PaymentWay>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('invoices_number').on(t.practiceId, t.number),
    uniqueIndex('invoices_once').on(t.practiceId, t.membershipId, t.dueOn),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'restrict',
    ),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.practiceId, t.membershipId],
      foreignColumns: [memberships.practiceId, memberships.id],
    }).onDelete('restrict'),
    index('invoices_status').on(t.practiceId, t.status, t.number),
    index('invoices_patient').on(t.practiceId, t.patientId, t.number),
    index('invoices_registration').on(t.practiceId, t.registrationId),
    check('invoices_of_someone', sql`patient_id is not null or registration_id is not null`),
    check('invoices_amounts', sql`net >= 0 and tax >= 0 and gross = net + tax`),
    check('invoices_paid', sql`(status = 'paid') = (paid_at is not null) and (paid_at is null) = (paid_how is null)`),
    oneOf('invoices_currency', t.currency, currencies),
    oneOf('invoices_status_word', t.status, invoiceStatuses),
    oneOf('invoices_paid_how', t.paidHow, paymentWays),
    ofPractice(),
  ],
).enableRLS()

/** What became of an invoice: raised, paid, undone, cancelled, with who and why. Added to, never changed. */
export const invoiceEvents = pgTable(
  'invoice_events',
  {
    practiceId: uuid().notNull(),
    id: id(),
    invoiceId: uuid().notNull(),
    action: text().notNull(),
    actor: text().notNull(),
    how: text().$type<PaymentWay>(),
    reason: text(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.invoiceId],
      foreignColumns: [invoices.practiceId, invoices.id],
    }).onDelete('cascade'),
    index('invoice_events_invoice').on(t.practiceId, t.invoiceId, t.at),
    oneOf('invoice_events_how', t.how, paymentWays),
    ofPractice(),
  ],
).enableRLS()
