import { sql } from 'drizzle-orm'
import {
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
import { type IdentificationType, identificationTypes } from '@/lib/domain/identifications/vocabulary'
import { type ChangeReview, changeReviews, type ProvenField, provenFields } from '@/lib/domain/patients/vocabulary'
import { onlineAccounts } from './accounts'
import { logins } from './logins'
import { patients } from './patients'
import { registrations } from './registrations'
import { at, createdAt, id, ofPractice, oneOf } from './support'

/** One recorded check of who a person is. Added to, never edited; withdrawn with a reason. */
export const identifications = pgTable(
  'identifications',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    type: text().$type<IdentificationType>().notNull(),
    checkedOn: date({ mode: 'string' }).notNull(),
    staffId: uuid(),
    staffName: text().notNull(),
    note: text(),
    /** Carried over from another practice of a split or merge. */
    carriedFrom: uuid(),
    withdrawnAt: at(),
    withdrawnBy: text(),
    withdrawnReason: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('identifications_patient').on(t.practiceId, t.patientId, t.createdAt),
    index('identifications_withdrawn').on(t.practiceId, t.withdrawnAt).where(sql`withdrawn_at is not null`),
    oneOf('identifications_type', t.type, identificationTypes),
    ofPractice(),
  ],
).enableRLS()

/** Coded entries of the record that Enrol itself writes, such as "patient registration data verified". */
export const patientEntries = pgTable(
  'patient_entries',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    scheme: text().notNull(),
    code: text().notNull(),
    term: text().notNull(),
    enteredOn: date({ mode: 'string' }).notNull(),
    staffName: text().notNull(),
    note: text(),
    withdrawnAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('patient_entries_patient').on(t.practiceId, t.patientId),
    uniqueIndex('patient_entries_once').on(t.practiceId, t.patientId, t.code).where(sql`withdrawn_at is null`),
    ofPractice(),
  ],
).enableRLS()

/** Every change of a patient's record: what, from what, to what, by whom; those a patient made wait for staff. */
export const patientChanges = pgTable(
  'patient_changes',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    field: text().notNull(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    actorKind: text().notNull(),
    actorName: text().notNull(),
    reason: text(),
    at: createdAt(),
    review: text().$type<ChangeReview>().notNull().default('none'),
    reviewedAt: at(),
    reviewedBy: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('patient_changes_patient').on(t.practiceId, t.patientId, t.at),
    index('patient_changes_pending').on(t.practiceId, t.at).where(sql`review = 'pending'`),
    uniqueIndex('patient_changes_one_pending').on(t.practiceId, t.patientId, t.field).where(sql`review = 'pending'`),
    oneOf('patient_changes_review', t.review, changeReviews),
    ofPractice(),
  ],
).enableRLS()

/** An address or number that a patient gave and has not proved yet; at most one of a kind, the newest. */
export const contactProofs = pgTable(
  'contact_proofs',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    kind: text().$type<ProvenField>().notNull(),
    value: text().notNull(),
    accountId: uuid().notNull(),
    loginId: uuid()
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    askedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.practiceId, t.accountId],
      foreignColumns: [onlineAccounts.practiceId, onlineAccounts.id],
    }).onDelete('cascade'),
    uniqueIndex('contact_proofs_once').on(t.practiceId, t.patientId, t.kind),
    index('contact_proofs_account').on(t.practiceId, t.accountId),
    index('contact_proofs_login').on(t.loginId),
    oneOf('contact_proofs_kind', t.kind, provenFields),
    ofPractice(),
  ],
).enableRLS()

/** Staff said that these are two people; the pair is not shown again as a possible match. */
export const notSamePerson = pgTable(
  'not_same_person',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    /** The other side: a patient, or a registration that waits for review. */
    otherPatientId: uuid(),
    registrationId: uuid(),
    staffName: text().notNull(),
    reason: text(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.practiceId, t.otherPatientId],
      foreignColumns: [patients.practiceId, patients.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('cascade'),
    uniqueIndex('not_same_person_patients').on(t.practiceId, t.patientId, t.otherPatientId),
    uniqueIndex('not_same_person_registration').on(t.practiceId, t.registrationId, t.patientId),
    index('not_same_person_other').on(t.practiceId, t.otherPatientId),
    ofPractice(),
  ],
).enableRLS()

/** An appointment somebody did not come to; over the practice's limit, booking online goes off by itself. */
export const missedAppointments = pgTable(
  'missed_appointments',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    missedOn: date({ mode: 'string' }).notNull(),
    staffName: text().notNull(),
    note: text(),
    withdrawnAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('missed_appointments_patient').on(t.practiceId, t.patientId, t.missedOn),
    ofPractice(),
  ],
).enableRLS()
