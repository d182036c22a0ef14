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
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { MoreDetails } from '@/lib/domain/profiles/vocabulary'
import {
  type ContactPreferences,
  type EvidenceKind,
  type Gender,
  type NextOfKin,
  type PostalAddress,
  type RegistrationRoute,
  type RegistrationStatus,
  registrationRoutes,
  registrationStatuses,
  type Sex,
} from '@/lib/domain/registrations/vocabulary'
import { apiClients } from './api-clients'
import { chargebands } from './chargebands'
import { logins } from './logins'
import { membershipSchemes } from './membership-schemes'
import { practices } from './practices'
import { signUpCodes } from './sign-up-codes'
import { at, createdAt, id, ofLogin, ofPractice, oneOf } from './support'

/** Answers given so far, kept for an hour after the last one; the cookie holds the token, this row its hash. */
export const registrationDrafts = pgTable(
  'registration_drafts',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    tokenHash: text().notNull(),
    signUpCodeId: uuid(),
    /** The scheme of a membership code, where they began with one instead. */
    membershipSchemeId: uuid(),
    answers: jsonb().$type<Record<string, unknown>>().notNull(),
    passwordHash: text(),
    createdAt: createdAt(),
    expiresAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.signUpCodeId],
      foreignColumns: [signUpCodes.practiceId, signUpCodes.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.practiceId, t.membershipSchemeId],
      foreignColumns: [membershipSchemes.practiceId, membershipSchemes.id],
    }).onDelete('cascade'),
    index('registration_drafts_code').on(t.practiceId, t.signUpCodeId),
    index('registration_drafts_scheme').on(t.practiceId, t.membershipSchemeId),
    uniqueIndex('registration_drafts_token').on(t.practiceId, t.tokenHash),
    index('registration_drafts_expiry').on(t.practiceId, t.expiresAt),
    ofPractice(),
  ],
).enableRLS()

/** What a person submitted. It creates a patient, joins one, or waits for staff. */
export const registrations = pgTable(
  'registrations',
  {
    practiceId: uuid()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    id: id(),
    /** For the person to quote; says nothing about them. */
    reference: text().notNull(),
    /** The draft it came from: a draft is submitted once. */
    draftId: uuid(),
    route: text().$type<RegistrationRoute>().notNull(),
    status: text().$type<RegistrationStatus>().notNull(),
    version: integer().notNull().default(1),
    /** None where a letter leads to an account of a patient who is on no chargeband. */
    chargebandId: uuid(),
    signUpCodeId: uuid(),
    /** The scheme to join at activation, at the price the person was told, in minor units. */
    membershipSchemeId: uuid(),
    membershipNet: integer(),
    membershipTax: integer(),
    /** The program it came through. */
    apiClientId: uuid(),
    title: text(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    dateOfBirth: date({ mode: 'string' }).notNull(),
    sex: text().$type<Sex>(),
    gender: text().$type<Gender>(),
    identifierScheme: text(),
    identifierValue: text(),
    evidence: text().$type<EvidenceKind>(),
    email: text(),
    mobile: text(),
    contactPreferences: jsonb().$type<ContactPreferences>().notNull().default({}),
    address: jsonb().$type<PostalAddress>(),
    nextOfKin: jsonb().$type<NextOfKin>(),
    department: text(),
    division: text(),
    moreDetails: jsonb().$type<MoreDetails>().notNull().default({}),
    passwordHash: text(),
    termsVersion: integer().notNull(),
    privacyVersion: integer().notNull(),
    statisticalUse: boolean().notNull().default(false),
    locale: text().$type<Locale>().notNull(),
    submittedAt: createdAt(),
    expiresAt: createdAt(),
    activatedAt: at(),
    activatedBy: text(),
    loginId: uuid().references(() => logins.id, { onDelete: 'restrict' }),
    patientId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    uniqueIndex('registrations_reference').on(t.practiceId, t.reference),
    uniqueIndex('registrations_draft').on(t.practiceId, t.draftId),
    foreignKey({
      columns: [t.practiceId, t.chargebandId],
      foreignColumns: [chargebands.practiceId, chargebands.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.practiceId, t.signUpCodeId],
      foreignColumns: [signUpCodes.practiceId, signUpCodes.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.practiceId, t.apiClientId],
      foreignColumns: [apiClients.practiceId, apiClients.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [t.practiceId, t.membershipSchemeId],
      foreignColumns: [membershipSchemes.practiceId, membershipSchemes.id],
    }).onDelete('restrict'),
    index('registrations_scheme').on(t.practiceId, t.membershipSchemeId),
    index('registrations_api_client').on(t.practiceId, t.apiClientId),
    index('registrations_chargeband').on(t.practiceId, t.chargebandId),
    index('registrations_code').on(t.practiceId, t.signUpCodeId),
    index('registrations_login').on(t.loginId),
    index('registrations_patient').on(t.practiceId, t.patientId),
    index('registrations_status').on(t.practiceId, t.status, t.submittedAt),
    index('registrations_unactivated').on(t.practiceId, t.expiresAt).where(sql`status = 'awaiting-activation'`),
    oneOf('registrations_status_word', t.status, registrationStatuses),
    oneOf('registrations_route', t.route, registrationRoutes),
    ofPractice(),
    ofLogin(),
  ],
).enableRLS()

export const registrationEvents = pgTable(
  'registration_events',
  {
    practiceId: uuid().notNull(),
    id: id(),
    registrationId: uuid().notNull(),
    action: text().notNull(),
    fromStatus: text().$type<RegistrationStatus>(),
    toStatus: text().$type<RegistrationStatus>().notNull(),
    actor: text().notNull(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.registrationId],
      foreignColumns: [registrations.practiceId, registrations.id],
    }).onDelete('cascade'),
    index('registration_events_registration').on(t.practiceId, t.registrationId),
    ofPractice(),
  ],
).enableRLS()
