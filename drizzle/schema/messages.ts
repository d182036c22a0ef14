import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import {
  type Channel,
  channels,
  type MessageKind,
  type MessageStatus,
  messageKinds,
  messageStatuses,
} from '@/lib/domain/correspondence/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import { practices } from './practices'
import { at, createdAt, id, ofPracticeOrInstallation, oneOf } from './support'

/** The outbox and the record of what was sent. It holds ids; the words are made when it is sent. */
export const messages = pgTable(
  'messages',
  {
    id: id().primaryKey(),
    practiceId: uuid().references(() => practices.id, { onDelete: 'cascade' }),
    channel: text().$type<Channel>().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    recipient: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    /** Ids of what the message is about, such as registrationId and secretId. Never a secret. */
    ids: jsonb().$type<Record<string, string>>().notNull(),
    patientId: uuid(),
    registrationId: uuid(),
    status: text().$type<MessageStatus>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    createdAt: createdAt(),
    sentAt: at(),
    /** When the last try failed. */
    failedAt: at(),
    /** What the sender keeps it under, and how far it last said it was; null where there is none to ask. */
    providerId: text(),
    providerStatus: text(),
    providerStatusAt: at(),
  },
  (t) => [
    index('messages_to_ask_about')
      .on(t.practiceId, t.sentAt)
      .where(sql`provider_status in ('created', 'sending', 'pending', 'sent')`),
    index('messages_practice').on(t.practiceId, t.createdAt),
    index('messages_patient').on(t.practiceId, t.patientId),
    index('messages_registration').on(t.practiceId, t.registrationId),
    index('messages_not_sent').on(t.practiceId, t.status, t.createdAt).where(sql`status <> 'sent'`),
    index('messages_unsent').on(t.status).where(sql`status in ('waiting', 'failed')`),
    oneOf('messages_channel', t.channel, channels),
    oneOf('messages_kind', t.kind, messageKinds),
    oneOf('messages_status', t.status, messageStatuses),
    ofPracticeOrInstallation(),
  ],
).enableRLS()

/** The built-in mailbox of a demo or test installation; never written in production. */
export const mailboxMessages = pgTable(
  'mailbox_messages',
  {
    id: id().primaryKey(),
    channel: text().$type<Channel>().notNull(),
    recipient: text().notNull(),
    recipientKey: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('mailbox_messages_recipient').on(t.recipientKey, t.createdAt),
    index('mailbox_messages_time').on(t.createdAt),
  ],
)
