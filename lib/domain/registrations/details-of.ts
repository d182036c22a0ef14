import type { registrations } from '@/drizzle/schema'
import type { PatientDetails } from '@/lib/domain/patients/admit-patient'

type Registration = typeof registrations.$inferInsert

/** What a registration says of a person, for comparing with those on file. */
export function matchDetailsOf(registration: Registration) {
  const { identifierScheme: scheme, identifierValue: value } = registration
  return {
    givenName: registration.givenName,
    familyName: registration.familyName,
    dateOfBirth: registration.dateOfBirth,
    identifiers: scheme && value ? [`${scheme}:${value}`] : [],
    emails: registration.email ? [registration.email] : [],
    mobiles: registration.mobile ? [registration.mobile] : [],
    postcode: registration.address?.postcode ?? null,
  }
}

/** The record a registration makes; the contact that activated it is proven. */
export function patientDetailsOf(registration: Registration, by: string | null): PatientDetails {
  const { identifierScheme: scheme, identifierValue: value, email, mobile } = registration
  return {
    title: registration.title ?? null,
    givenName: registration.givenName,
    familyName: registration.familyName,
    dateOfBirth: registration.dateOfBirth,
    sex: registration.sex ?? null,
    gender: registration.gender ?? null,
    chargebandId: registration.chargebandId ?? null,
    department: registration.department ?? null,
    division: registration.division ?? null,
    address: registration.address ?? null,
    nextOfKin: registration.nextOfKin ?? null,
    contactPreferences: registration.contactPreferences ?? {},
    locale: registration.locale,
    moreDetails: registration.moreDetails ?? {},
    phone: registration.moreDetails?.phone ? { value: registration.moreDetails.phone, verified: false } : null,
    identifier: scheme && value ? { scheme, value } : null,
    email: email ? { value: email, verified: by === 'email' } : null,
    mobile: mobile ? { value: mobile, verified: by === 'sms' } : null,
  }
}
