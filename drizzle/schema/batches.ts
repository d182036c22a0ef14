import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import {
  type BatchItemState,
  type BatchKind,
  type BatchStatus,
  batchItemStates,
  batchKinds,
  batchStatuses,
} from '@/lib/domain/batches/vocabulary'
import { practices } from './practices'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** Long work staff started: letters in bulk, an import, a split. Done in pieces, each a transaction of its own. */
export const batches = pgTable(
  'batches',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text().$type<BatchKind>().notNull(),
    status: text().$type<BatchStatus>().notNull(),
    /** What was asked for: ids and choices. */
    params: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    total: integer().notNull(),
    doneCount: integer().notNull().default(0),
    leftOutCount: integer().notNull().default(0),
    startedBy: text().notNull(),
    staffId: uuid(),
    createdAt: createdAt(),
    finishedAt: at(),
    /** When what its items still said of people was given up. */
    forgottenAt: at(),
    /** Why it failed, for staff. */
    failure: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index('batches_kind').on(t.practiceId, t.kind, t.createdAt),
    oneOf('batches_kind_word', t.kind, batchKinds),
    oneOf('batches_status', t.status, batchStatuses),
    ofPractice(),
  ],
).enableRLS()

/** One piece of a batch: a patient to write to or to move, a row to import. */
export const batchItems = pgTable(
  'batch_items',
  {
    practiceId: uuid().notNull(),
    batchId: uuid().notNull(),
    position: integer().notNull(),
    state: text().$type<BatchItemState>().notNull().default('waiting'),
    subjectId: uuid(),
    /** What is to be done with it. */
    data: jsonb().$type<Record<string, unknown>>(),
    /** What a dry run found wrong with it. */
    problems: jsonb().$type<unknown[]>(),
    /** Why it was left out, or what came of it: a key of words and ids. */
    outcome: text(),
    resultId: uuid(),
    finishedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.batchId, t.position] }),
    foreignKey({ columns: [t.practiceId, t.batchId], foreignColumns: [batches.practiceId, batches.id] }).onDelete(
      'cascade',
    ),
    index('batch_items_waiting').on(t.practiceId, t.batchId, t.position).where(sql`state = 'waiting'`),
    index('batch_items_wrong').on(t.practiceId, t.batchId, t.position).where(sql`problems is not null`),
    index('batch_items_told')
      .on(t.practiceId, t.batchId, t.state, t.position)
      .where(sql`state = 'left-out' or outcome is not null`),
    oneOf('batch_items_state', t.state, batchItemStates),
    ofPractice(),
  ],
).enableRLS()
