import { foreignKey, index, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { batches } from './batches'
import { logins } from './logins'
import { patients } from './patients'
import { practices } from './practices'
import { createdAt, ofLogin, ofPractice } from './support'

/**
 * That a patient was moved to another practice, and who they are there: once, however often the work is resumed. It
 * belongs to the practice they left.
 */
export const patientMoves = pgTable(
  'patient_moves',
  {
    practiceId: uuid().notNull(),
    patientId: uuid().notNull(),
    newPracticeId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    newPatientId: uuid().notNull(),
    batchId: uuid().notNull(),
    /** The login that was unlinked, where a letter follows: whoever signs in with it is told where they are a patient now. */
    loginId: uuid().references(() => logins.id, { onDelete: 'set null' }),
    movedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId, t.newPracticeId] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.practiceId, t.batchId], foreignColumns: [batches.practiceId, batches.id] }).onDelete(
      'restrict',
    ),
    uniqueIndex('patient_moves_there').on(t.practiceId, t.newPracticeId, t.newPatientId),
    index('patient_moves_practice').on(t.newPracticeId),
    index('patient_moves_batch').on(t.practiceId, t.batchId),
    index('patient_moves_login').on(t.loginId),
    ofPractice(),
    ofLogin(),
  ],
).enableRLS()
