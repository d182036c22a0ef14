import { sql } from 'drizzle-orm'
import {
  boolean,
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
  type ContactKind,
  type ContactProof,
  contactKinds,
  contactProofs,
  type IdentifierStatus,
  identifierStatuses,
  type Needs,
  type RegistrationStanding,
  registrationStandings,
} from '@/lib/domain/patients/vocabulary'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import type { ContactPreferences, Gender, NextOfKin, PostalAddress, Sex } from '@/lib/domain/registrations/vocabulary'
import { chargebands } from './chargebands'
import { practices, sites } from './practices'
import { at, bytewiseText, createdAt, id, ofPractice, oneOf } from './support'

export const patients = pgTable(
  'patients',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    title: text(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    /** What they are called, where it differs from the given name. */
    preferredName: text(),
    dateOfBirth: date({ mode: 'string' }).notNull(),
    dateOfBirthApproximate: boolean().notNull().default(false),
    sex: text().$type<Sex>(),
    gender: text().$type<Gender>(),
    standing: text().$type<RegistrationStanding>().notNull().default('registered'),
    standingSince: date({ mode: 'string' }),
    standingReason: text(),
    siteId: uuid(),
    usualClinician: text(),
    chargebandId: uuid(),
    department: text(),
    division: text(),
    address: jsonb().$type<PostalAddress>(),
    correspondenceAddress: jsonb().$type<PostalAddress>(),
    /** Address and contacts are shown to nobody without need, and no letter is posted unasked. */
    restricted: boolean().notNull().default(false),
    needs: jsonb().$type<Needs>().notNull().default({ needs: [] }),
    spokenLanguage: text(),
    interpreter: boolean().notNull().default(false),
    nextOfKin: jsonb().$type<NextOfKin>(),
    /** What other companies' programs told beyond what staff keep. */
    moreDetails: jsonb().$type<MoreDetails>().notNull().default({}),
    contactPreferences: jsonb().$type<ContactPreferences>().notNull().default({}),
    locale: text().$type<Locale>().notNull().default('en'),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.chargebandId],
      foreignColumns: [chargebands.practiceId, chargebands.id],
    }).onDelete('restrict'),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [sites.practiceId, sites.id] }).onDelete(
      'restrict',
    ),
    index('patients_site').on(t.practiceId, t.siteId),
    index('patients_chargeband').on(t.practiceId, t.chargebandId, t.id),
    index('patients_birth').on(t.practiceId, t.dateOfBirth),
    oneOf('patients_standing', t.standing, registrationStandings),
    ofPractice(),
  ],
).enableRLS()

export const patientContacts = pgTable(
  'patient_contacts',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    kind: text().$type<ContactKind>().notNull(),
    value: text().notNull(),
    verifiedAt: at(),
    verifiedBy: uuid(),
    verifiedHow: text().$type<ContactProof>(),
    /** Staff were told that others use it too, and kept it. */
    sharedAcknowledgedAt: at(),
    preferred: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('patient_contacts_patient').on(t.practiceId, t.patientId),
    index('patient_contacts_value').on(t.practiceId, t.value),
    uniqueIndex('patient_contacts_preferred').on(t.practiceId, t.patientId, t.kind).where(sql`preferred`),
    oneOf('patient_contacts_kind', t.kind, contactKinds),
    oneOf('patient_contacts_verified_how', t.verifiedHow, contactProofs),
    ofPractice(),
  ],
).enableRLS()

export const patientIdentifiers = pgTable(
  'patient_identifiers',
  {
    practiceId: uuid().notNull(),
    id: id(),
    patientId: uuid().notNull(),
    scheme: text().notNull(),
    value: text().notNull(),
    status: text().$type<IdentifierStatus>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('patient_identifiers_patient').on(t.practiceId, t.patientId),
    index('patient_identifiers_value').on(t.practiceId, t.scheme, t.value),
    uniqueIndex('patient_identifiers_verified').on(t.practiceId, t.scheme, t.value).where(sql`status = 'verified'`),
    oneOf('patient_identifiers_status', t.status, identifierStatuses),
    ofPractice(),
  ],
).enableRLS()

/**
 * What staff may type to find a patient: words of the name, birth date, identifiers, contacts, postcode, each folded.
 * Compared bytewise with < and >=, which PostgreSQL may use under row-level security (LIKE it may not). The birth date
 * stands beside each, so that a name and a date are one place in the index.
 */
export const patientSearchTerms = pgTable(
  'patient_search_terms',
  {
    practiceId: uuid().notNull(),
    term: bytewiseText().notNull(),
    born: date({ mode: 'string' }).notNull(),
    patientId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.term, t.born, t.patientId] }),
    foreignKey({ columns: [t.practiceId, t.patientId], foreignColumns: [patients.practiceId, patients.id] }).onDelete(
      'cascade',
    ),
    index('patient_search_terms_patient').on(t.practiceId, t.patientId),
    ofPractice(),
  ],
).enableRLS()
