import type { OwnProfile } from '@/lib/domain/profiles/own-profile'
import type { FullAddress, FullKin } from '@/lib/domain/profiles/vocabulary'
import { contactSubjects } from '@/lib/domain/registrations/vocabulary'
import { contactKeys } from './demog-wire'
import type { PersonDemographicData } from './wire'
import { contactSubjectNames, employeeStatusNames, genderNames, nameOf, pronounNames } from './words-wire'

type Demog = PersonDemographicData

const sexTypes = { 'not-specified': 0, male: 1, female: 2 } as const
const sexTypeOf = (sex: OwnProfile['sex']) => sexTypes[sex ?? 'not-specified']

/** A person as the wire shows them; never with a password. */
export function demogOf(own: OwnProfile) {
  const { moreDetails: more, address } = own
  return {
    Key: own.accountId,
    Title: own.title ?? '',
    Name: own.givenName,
    Surname: own.familyName,
    SexType: sexTypeOf(own.sex),
    Gender: nameOf(genderNames, own.gender),
    Pronoun: nameOf(pronounNames, more.pronoun),
    Initials: more.initials ?? '',
    DateOfBirth: `${own.dateOfBirth}T00:00:00`,
    Mobile: own.mobile ?? '',
    Telephone: own.phone ?? '',
    EmailAddress: own.email ?? '',
    WorkTelephone: more.workPhone ?? '',
    WorkEmailAddress: more.workEmail ?? '',
    Address: {
      Address1: address?.line1 ?? '',
      Address2: address?.line2 ?? '',
      Address3: more.line3 ?? '',
      City: address?.town ?? '',
      County: address?.county ?? '',
      PostCode: address?.postcode ?? '',
      Country: more.country ?? '',
    },
    NextOfKin: kinOf(own.nextOfKin?.name, more.kin),
    ContactOptions: contactSubjects.map((subject) => ({
      Key: contactKeys[subject],
      Subject: contactSubjectNames[subject],
      Email: own.contactPreferences[subject]?.email ?? false,
      SMS: own.contactPreferences[subject]?.sms ?? false,
    })),
    TermsAndConditionsAccepted: own.termsAccepted,
    StatisticalProcessingAccepted: own.statisticalUse,
    EmployeeNumber: more.employeeNumber ?? '',
    EmployeeDepartment: own.department ? { Key: own.department, Name: own.department } : null,
    EmployeeDivision: own.division ? { Key: own.division, Name: own.division } : null,
    EmployeeStatus: nameOf(employeeStatusNames, more.employeeStatus),
    EmployerName: more.employerName ?? '',
    EmployerAddress: addressOf(more.employerAddress),
    ReferrerKey: more.referrer ?? null,
    EthnicityKey: more.ethnicity ?? null,
  }
}

function kinOf(name: string | undefined, kin: FullKin | undefined) {
  if (!name && !kin) return null
  return {
    Relationship: kin?.relationship ?? '',
    Name: kin?.givenName ?? name ?? '',
    Surname: kin?.familyName ?? '',
    EmailAddress: kin?.email ?? '',
    Telephone: kin?.phone ?? '',
    Mobile: kin?.mobile ?? '',
    WorkTelephone: kin?.workPhone ?? '',
    Address: addressOf(kin?.address),
  }
}

export function addressOf(address: FullAddress | undefined) {
  if (!address) return null
  return {
    Address1: address.line1 ?? '',
    Address2: address.line2 ?? '',
    Address3: address.line3 ?? '',
    City: address.town ?? '',
    County: address.county ?? '',
    PostCode: address.postcode ?? '',
    Country: address.country ?? '',
  }
}

/** What is sent over what there is: a member that is null or absent stays, an empty text clears; also inside addresses. */
export function merged(now: ReturnType<typeof demogOf>, change: Demog): Demog {
  const before: Demog = { ...now, Password: null, ContactOptions: [] }
  const after = overlay(before, change)
  const options = contactSubjects.map((subject) => {
    const held = now.ContactOptions.find(({ Key }) => Key === contactKeys[subject])
    const sent = change.ContactOptions?.find(({ Key }) => Key === contactKeys[subject])
    return { Key: contactKeys[subject], Email: sent?.Email ?? held?.Email, SMS: sent?.SMS ?? held?.SMS }
  })
  return { ...after, ContactOptions: options }
}

function overlay<T extends object>(held: T, change: Partial<T>): T {
  const all = { ...held }
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined) continue
    const before: unknown = Reflect.get(held, name)
    // A list's entry such as Gender is taken whole; an address is changed line by line.
    const within = isPlain(value) && isPlain(before) && !('Key' in value)
    Reflect.set(all, name, within ? overlay(before, value) : value)
  }
  return all
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
