import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type Role, roles } from '@/lib/domain/staff/vocabulary'
import { type Side, sides } from '@/lib/domain/threads/vocabulary'
import { onlineAccounts } from './accounts'
import { patients } from './patients'
import { practices } from './practices'
import { registrations } from './registrations'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** A conversation of one patient and the practice. While staff review a registration there is no patient yet. */
export const threads = pgTable(
  'threads',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    patientId: uuid(),
    /** Set where it was begun before the person's identity was checked: until then they see these only. */
    registrationId: uuid(),
    subject: text(),
    assignedRole: text().$type<Role>().notNull(),
    /** The login that began it, and the form it was begun with: a form sent twice begins one thread. */
    begunBy: uuid().notNull(),
    begunSide: text().$type<Side>().notNull(),
    writingKey: uuid().notNull(),
    messageCount: integer().notNull().default(0),
    lastSide: text().$type<Side>().notNull(),
    lastMessageAt: at().notNull(),
    unreadByPatient: boolean().notNull().default(false),
    unreadByPractice: boolean().notNull().default(false),
    closedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'restrict',
    ),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('restrict'),
    uniqueIndex('threads_begun').on(t.practiceId, t.begunBy, t.writingKey),
    index('threads_patient').on(t.practiceId, t.patientId, t.lastMessageAt, t.id),
    index('threads_registration').on(t.practiceId, t.registrationId, t.lastMessageAt, t.id),
    index('threads_open').on(t.practiceId, t.lastMessageAt, t.id).where(sql`closed_at is null`),
    index('threads_open_role').on(t.practiceId, t.assignedRole, t.lastMessageAt, t.id).where(sql`closed_at is null`),
    index('threads_closed').on(t.practiceId, t.lastMessageAt, t.id).where(sql`closed_at is not null`),
    index('threads_unread').on(t.practiceId, t.lastMessageAt, t.id).where(sql`unread_by_practice`),
    index('threads_unread_by_patient').on(t.practiceId, t.patientId).where(sql`unread_by_patient`),
    check('threads_of_someone', sql`patient_id is not null or registration_id is not null`),
    oneOf('threads_assigned_role', t.assignedRole, roles),
    oneOf('threads_begun_side', t.begunSide, sides),
    oneOf('threads_last_side', t.lastSide, sides),
    ofPractice(),
  ],
).enableRLS()

/** What was written, in the order it was: plain text, never markup. */
export const threadMessages = pgTable(
  'thread_messages',
  {
    practiceId: uuid().notNull(),
    threadId: uuid().notNull(),
    position: integer().notNull(),
    side: text().$type<Side>().notNull(),
    loginId: uuid().notNull(),
    staffId: uuid(),
    /** The form it was sent with: one sent twice writes one message. */
    writingKey: uuid().notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.threadId, t.position] }),
    foreignKey({ columns: [t.practiceId, t.threadId], foreignColumns: [threads.practiceId, threads.id] }).onDelete(
      'cascade',
    ),
    uniqueIndex('thread_messages_written').on(t.practiceId, t.threadId, t.writingKey),
    check('thread_messages_length', sql`char_length(${t.text}) between 1 and 4000`),
    oneOf('thread_messages_side', t.side, sides),
    ofPractice(),
  ],
).enableRLS()

/** Who has read a thread up to which message, and when they last looked. */
export const threadReads = pgTable(
  'thread_reads',
  {
    practiceId: uuid().notNull(),
    threadId: uuid().notNull(),
    side: text().$type<Side>().notNull(),
    loginId: uuid().notNull(),
    position: integer().notNull(),
    readAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.threadId, t.side, t.loginId] }),
    foreignKey({ columns: [t.practiceId, t.threadId], foreignColumns: [threads.practiceId, threads.id] }).onDelete(
      'cascade',
    ),
    oneOf('thread_reads_side', t.side, sides),
    ofPractice(),
  ],
).enableRLS()

/** An account whose person was told by email that a message waits; gone when they have looked. */
export const threadNotices = pgTable(
  'thread_notices',
  {
    practiceId: uuid().notNull(),
    accountId: uuid().notNull(),
    toldAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.accountId] }),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('cascade'),
    ofPractice(),
  ],
).enableRLS()
